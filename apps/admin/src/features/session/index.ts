export { MemberContext, useCan, useMember, type Member } from './member.js';
