// The admin's tests import the types that are generated from the schema. Jest calls this only when it has such a test to run.
import { runTurbo } from './turbo.mjs';

export default function generateTypes() {
  if (!runTurbo(['codegen'])) throw new Error('The types of the admin could not be generated; see above.');
}
