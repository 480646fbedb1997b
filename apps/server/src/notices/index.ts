export { noteForMembers } from './note-for-members.js';
export { tellMembers } from './tell-members.js';
