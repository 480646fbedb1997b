export { UserPicker } from './UserPicker.js';
