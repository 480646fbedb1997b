export { compileRule, type CompileOptions } from './compile-rule.js';
export type { SqlFragment } from './fragment.js';
