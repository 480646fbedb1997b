// The browser tests run what is built. Jest calls this only when it has such a test to run.
import { runTurbo } from './turbo.mjs';

export default function build() {
  if (!runTurbo(['build'])) throw new Error('The build failed; see above.');
}
