export { BLANK_MJML } from './blank.js';
export { Template } from './template.js';
export { createTemplate, getTemplate } from './templates.js';
export { TemplatesResolver } from './templates.resolver.js';
