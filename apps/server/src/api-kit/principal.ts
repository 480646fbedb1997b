import {
  type MemberId,
  type Permission,
  ROLE_PERMISSIONS,
  type Role,
  USER_TOKEN_PERMISSIONS,
  type UserId,
} from '@chasqui/domain';

/** On whose behalf something happens. */
export type Principal =
  | { kind: 'ANONYMOUS' }
  | { kind: 'MEMBER'; memberId: MemberId; email: string; role: Role; tokenHash: Buffer }
  | { kind: 'USER'; userId: UserId }
  /** Chasqui itself: jobs, the pipeline, what runs at start. */
  | { kind: 'SYSTEM' };

export const ANONYMOUS: Principal = { kind: 'ANONYMOUS' };
export const SYSTEM: Principal = { kind: 'SYSTEM' };

export function mayDo(principal: Principal, permission: Permission): boolean {
  switch (principal.kind) {
    case 'ANONYMOUS':
      return false;
    case 'MEMBER':
      return ROLE_PERMISSIONS[principal.role].has(permission);
    case 'USER':
      return USER_TOKEN_PERMISSIONS.has(permission);
    case 'SYSTEM':
      return true;
  }
}

/** The member's id, or null when it is nobody's doing. */
export function memberOf(principal: Principal): MemberId | null {
  return principal.kind === 'MEMBER' ? principal.memberId : null;
}
