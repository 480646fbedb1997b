/** What a member, an API key or a widget's user may be allowed to do. `*` operations of the API name one of these. */
export const PERMISSIONS = [
  'settings:read',
  'settings:write',
  'relays:read',
  'relays:write',
  'members:read',
  'members:write',
  'apiKeys:write',
  'audit:read',
  'mailbox:read',
  'mailbox:write',
  'templates:read',
  'templates:write',
  'users:read',
  'users:write',
  'users:token',
  'targets:read',
  'targets:write',
  'campaigns:read',
  'campaigns:write',
  'campaigns:send',
  'deliveries:read',
  'unsubscriptions:read',
  'unsubscriptions:write',
  'inbox:use',
] as const;
/** One of {@link PERMISSIONS}. */
export type Permission = (typeof PERMISSIONS)[number];

/** What a member is; what each may do stands in {@link ROLE_PERMISSIONS}. */
export const Role = { OWNER: 'OWNER', EDITOR: 'EDITOR', AUTHOR: 'AUTHOR', VIEWER: 'VIEWER' } as const;
export type Role = (typeof Role)[keyof typeof Role];

const VIEWER: readonly Permission[] = [
  'settings:read',
  'templates:read',
  'users:read',
  'targets:read',
  'campaigns:read',
  'deliveries:read',
  'unsubscriptions:read',
];
const AUTHOR: readonly Permission[] = [...VIEWER, 'templates:write', 'targets:write', 'campaigns:write'];
const EDITOR: readonly Permission[] = [
  ...AUTHOR,
  'settings:write',
  'users:write',
  'unsubscriptions:write',
  'campaigns:send',
];

/**
 * What each role may do: an owner everything that a member can, an editor everything but members, relays, keys,
 * the audit log and the built-in mailbox, an author may not send, a viewer only looks.
 */
export const ROLE_PERMISSIONS: Readonly<Record<Role, ReadonlySet<Permission>>> = {
  OWNER: new Set(PERMISSIONS.filter(permission => permission !== 'inbox:use')),
  EDITOR: new Set(EDITOR),
  AUTHOR: new Set(AUTHOR),
  VIEWER: new Set(VIEWER),
};

/** What a widget's user token reaches: that user's own inbox and preferences. */
export const USER_TOKEN_PERMISSIONS: ReadonlySet<Permission> = new Set<Permission>(['inbox:use']);
