import type { RowCompiler } from '../sql/row-compiler.js';
import { sql } from '../sql/fragment.js';
import type { EveryoneRow } from './everyone.js';

export const everyoneSql: RowCompiler<EveryoneRow> = { compile: () => sql`TRUE` };
