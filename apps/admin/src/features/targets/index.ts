export { TargetPicker, type TargetPickerProps } from './TargetPicker.js';
export { targetTexts } from './texts.js';
