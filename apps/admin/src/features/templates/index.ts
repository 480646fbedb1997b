export { TemplatePicker, type TemplatePickerProps } from './TemplatePicker.js';
export { templateTexts } from './texts.js';
