import type { Permission, Role } from '@chasqui/domain';
import { createContext, use } from 'react';

/** Who is signed in. */
export interface Member {
  id: string;
  name: string;
  email: string;
  role: Role;
  permissions: readonly Permission[];
}

export const MemberContext = createContext<Member | null>(null);

/** The member who is signed in. */
export function useMember(): Member {
  const member = use(MemberContext);
  if (!member) throw new Error('useMember outside of a MemberContext');
  return member;
}

/** Whether the member may do something; what they may not is not offered. */
export function useCan(permission: Permission): boolean {
  return useMember().permissions.includes(permission);
}
