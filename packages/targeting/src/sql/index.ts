export { compileRule, type CompileOptions } from './compile-rule.js';
export { SQL, type SqlFragment } from './fragment.js';
