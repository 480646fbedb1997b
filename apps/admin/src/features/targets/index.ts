export { TargetPicker } from './TargetPicker.js';
