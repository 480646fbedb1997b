export { checkRule, ruleCatalog, ruleContext } from './rules.js';
export { Target } from './target.js';
export { createTarget } from './targets.js';
export { TargetsResolver } from './targets.resolver.js';
