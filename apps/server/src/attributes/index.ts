export { Attribute } from './attribute.js';
export { AttributesResolver } from './attributes.resolver.js';
export { createAttribute, listAttributes } from './declare-attributes.js';
