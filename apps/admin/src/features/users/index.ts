export { userTexts } from './texts.js';
export { UserPicker, type UserPickerProps } from './UserPicker.js';
