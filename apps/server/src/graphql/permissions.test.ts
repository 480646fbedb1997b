import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Permission, UserId } from '@chasqui/domain';
import {
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
} from 'graphql';
import { SignJWT } from 'jose';
import { signUserToken } from '../access/index.js';
import { type Answer, TEST_PASSWORD, type TestApi, startApi } from '../testing/api-client.js';
import { addUsers, furnish } from '../testing/factories.js';
import { type Operation, operationsOf, sampleDocument } from '../testing/sample-document.js';
import { type World, createWorld } from '../testing/world.js';
import { createSchema } from './build-schema.js';

jest.setTimeout(60_000);

/**
 * Who may do what, for every operation: the roles Owner, Editor, Author, Viewer, and a user's Token. `*` is anybody.
 * What is not in the table may not be in the schema.
 */
const MAY: Readonly<Record<string, { permission: Permission | 'public'; who: string }>> = {
  me: { permission: 'public', who: '*' },
  signIn: { permission: 'public', who: '*' },
  signOut: { permission: 'public', who: '*' },

  settings: { permission: 'settings:read', who: 'OEAV' },
  attributes: { permission: 'settings:read', who: 'OEAV' },
  updateSettings: { permission: 'settings:write', who: 'OE' },
  createAttribute: { permission: 'settings:write', who: 'OE' },
  updateAttribute: { permission: 'settings:write', who: 'OE' },
  deleteAttribute: { permission: 'settings:write', who: 'OE' },

  relays: { permission: 'relays:read', who: 'O' },
  createRelay: { permission: 'relays:write', who: 'O' },
  updateRelay: { permission: 'relays:write', who: 'O' },
  deleteRelay: { permission: 'relays:write', who: 'O' },
  testRelay: { permission: 'relays:write', who: 'O' },

  templates: { permission: 'templates:read', who: 'OEAV' },
  template: { permission: 'templates:read', who: 'OEAV' },
  renderPreview: { permission: 'templates:read', who: 'OEAV' },
  createTemplate: { permission: 'templates:write', who: 'OEA' },
  updateTemplate: { permission: 'templates:write', who: 'OEA' },
  copyTemplate: { permission: 'templates:write', who: 'OEA' },
  deleteTemplates: { permission: 'templates:write', who: 'OEA' },

  users: { permission: 'users:read', who: 'OEAV' },
  user: { permission: 'users:read', who: 'OEAV' },
  upsertUsers: { permission: 'users:write', who: 'OE' },
  issueUserToken: { permission: 'users:token', who: 'O' },

  targets: { permission: 'targets:read', who: 'OEAV' },
  target: { permission: 'targets:read', who: 'OEAV' },
  previewRule: { permission: 'targets:read', who: 'OEAV' },
  createTarget: { permission: 'targets:write', who: 'OEA' },
  updateTarget: { permission: 'targets:write', who: 'OEA' },
  cloneTarget: { permission: 'targets:write', who: 'OEA' },
  deleteTargets: { permission: 'targets:write', who: 'OEA' },

  unsubscriptions: { permission: 'unsubscriptions:read', who: 'OEAV' },

  campaigns: { permission: 'campaigns:read', who: 'OEAV' },
  campaign: { permission: 'campaigns:read', who: 'OEAV' },
  shipment: { permission: 'campaigns:read', who: 'OEAV' },
  shipments: { permission: 'campaigns:read', who: 'OEAV' },
  shipmentProgress: { permission: 'campaigns:read', who: 'OEAV' },
  audience: { permission: 'campaigns:read', who: 'OEAV' },
  createCampaign: { permission: 'campaigns:write', who: 'OEA' },
  updateCampaign: { permission: 'campaigns:write', who: 'OEA' },
  updateCampaignContent: { permission: 'campaigns:write', who: 'OEA' },
  cloneCampaign: { permission: 'campaigns:write', who: 'OEA' },
  sendTest: { permission: 'campaigns:write', who: 'OEA' },
  launchCampaign: { permission: 'campaigns:send', who: 'OE' },
  rescheduleShipment: { permission: 'campaigns:send', who: 'OE' },
  pauseShipment: { permission: 'campaigns:send', who: 'OE' },
  resumeShipment: { permission: 'campaigns:send', who: 'OE' },
  cancelShipment: { permission: 'campaigns:send', who: 'OE' },
  retryFailed: { permission: 'campaigns:send', who: 'OE' },
  deleteShipments: { permission: 'campaigns:send', who: 'OE' },
  deleteCampaigns: { permission: 'campaigns:send', who: 'OE' },

  deliveries: { permission: 'deliveries:read', who: 'OEAV' },
  delivery: { permission: 'deliveries:read', who: 'OEAV' },

  notifications: { permission: 'inbox:use', who: 'T' },
  unreadCount: { permission: 'inbox:use', who: 'T' },
  markNotificationRead: { permission: 'inbox:use', who: 'T' },
  markAllNotificationsRead: { permission: 'inbox:use', who: 'T' },
  archiveNotification: { permission: 'inbox:use', who: 'T' },

  mailboxMessages: { permission: 'mailbox:read', who: 'O' },
  mailboxMessage: { permission: 'mailbox:read', who: 'O' },
  markMailSeen: { permission: 'mailbox:write', who: 'O' },
  clearMailbox: { permission: 'mailbox:write', who: 'O' },
};

const schema = createSchema();
const operations = operationsOf(schema);

describe('the operations of the schema', () => {
  it('each declare the permission that the table says, and the table knows them all', () => {
    const declared = operations.map(({ name, field }) => [name, field.extensions.permission ?? 'UNDECLARED']);
    const expected = Object.entries(MAY).map(([name, { permission }]) => [name, permission]);
    expect(Object.fromEntries(declared)).toEqual(Object.fromEntries(expected));
  });
});

interface Principal {
  name: string;
  /** Letter of the table; null: may nothing, whatever it is. */
  letter: 'O' | 'E' | 'A' | 'V' | 'T' | null;
  /** Refused before it is asked what it may do: its token is worth nothing. */
  refused: boolean;
  ask(operation: Operation): Promise<Answer<unknown>>;
}

let world: World;
let web: TestApi;
let principals: Principal[];

beforeAll(async () => {
  world = await createWorld();
  await furnish(world.ctx, null);
  web = await startApi(world);
  const [userId] = (await addUsers(world.ctx, [{ externalId: 'ana' }])) as [UserId];
  const yesterday = new Date(Date.now() - 86_400_000);
  const roles = ['OWNER', 'EDITOR', 'AUTHOR', 'VIEWER'] as const;
  const members = await Promise.all(
    roles.map(async role => principal(role, role[0] as Principal['letter'], await web.as(role))),
  );
  const withToken = (name: string, token: string, letter: Principal['letter']) =>
    principal(name, letter, web.withToken(token));
  principals = [
    principal('nobody', null, web.anonymous),
    ...members,
    withToken('a user token', await signUserToken(world.keys, userId, new Date(), 60), 'T'),
    withToken('an expired user token', await signUserToken(world.keys, userId, yesterday, 60), null),
    withToken('a token for another audience', await tokenFor('someone:else', userId), null),
    withToken('a token of another house', await tokenFor('chasqui:user', userId, Buffer.alloc(32, 7)), null),
    withToken('no token at all', 'x', null),
  ];
});

afterAll(async () => {
  await web.api.stop();
  await world.end();
});

const OWNERS_OWN = { input: { email: 'owner@example.com', password: TEST_PASSWORD } };

function principal(name: string, letter: Principal['letter'], client: TestApi['anonymous']): Principal {
  return {
    name,
    letter,
    refused: letter === null && name !== 'nobody',
    ask(operation) {
      const { query, variables } = sampleDocument(operation);
      return client.ask(query, operation.name === 'signIn' ? OWNERS_OWN : variables);
    },
  };
}

function tokenFor(audience: string, userId: UserId, secret?: Buffer): Promise<string> {
  const key = world.keys.signing('user-token');
  return new SignJWT({})
    .setProtectedHeader({ alg: 'HS256', kid: String(key.id) })
    .setSubject(userId)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(secret ?? key.bytes);
}

/** Whether an answer came past the door; what the operation then makes of its senseless input does not matter here. */
function passage({ errors }: Answer<unknown>): string {
  const code = errors?.[0]?.extensions.code;
  return code === 'UNAUTHENTICATED' || code === 'FORBIDDEN' ? code : 'PASSED';
}

function expectedPassage(who: string, { letter, refused }: Principal): string {
  if (refused) return 'UNAUTHENTICATED';
  if (who === '*') return 'PASSED';
  if (letter === null) return 'UNAUTHENTICATED';
  return who.includes(letter) ? 'PASSED' : 'FORBIDDEN';
}

describe('every operation', () => {
  it('lets in exactly those whom the table lets in', async () => {
    // Signing in and out changes who a client is: these come last.
    const place = ({ name }: Operation) => ['signIn', 'signOut'].indexOf(name);
    const inOrder = operations.toSorted((a, b) => place(a) - place(b));
    const seen: Record<string, string> = {};
    const expected: Record<string, string> = {};
    const faults: string[] = [];
    for (const operation of inOrder) {
      await Promise.all(
        principals.map(async each => {
          const cell = `${operation.name} as ${each.name}`;
          const answer = await each.ask(operation);
          seen[cell] = passage(answer);
          expected[cell] = expectedPassage(MAY[operation.name]?.who ?? '', each);
          if (answer.status >= 500 || answer.errors?.some(error => error.extensions.code === 'INTERNAL'))
            faults.push(cell);
        }),
      );
    }
    expect(seen).toEqual(expected);
    expect(faults).toEqual([]);
    expect(Object.keys(seen)).toHaveLength(operations.length * 10);
  });
});

describe('a user token', () => {
  it('reaches types that lead to nobody else', () => {
    const reachable = new Set<string>();
    const visit = (type: GraphQLNamedType) => {
      if (!isObjectType(type) || reachable.has(type.name)) return;
      reachable.add(type.name);
      for (const field of Object.values(type.getFields())) visit(getNamedType(field.type));
    };
    for (const { field } of operations)
      if (field.extensions.permission === 'inbox:use') visit(getNamedType(field.type));
    expect([...reachable].toSorted()).toEqual([
      'InboxNotification',
      'InboxNotificationConnection',
      'InboxNotificationEdge',
      'PageInfo',
    ]);
  });

  it('is nobody to the operations that answer anybody', async () => {
    const asUser = principals.find(({ letter }) => letter === 'T');
    const me = operations.find(({ name }) => name === 'me') as Operation;
    expect(await asUser?.ask(me)).toMatchObject({ data: { me: null } });
  });
});

describe('the schema', () => {
  it('describes every type, field, argument and value: it is the manual', () => {
    const silent: string[] = [];
    const look = (place: string, { description }: { description?: string | null | undefined }) => {
      if (!description?.trim()) silent.push(place);
    };
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    for (const type of Object.values(schema.getTypeMap())) {
      if (isIntrospectionType(type) || isSpecifiedScalarType(type)) continue;
      if (!roots.some(root => root === type)) look(type.name, type);
      if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
      if (isInputObjectType(type))
        for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field);
      if (isObjectType(type))
        for (const field of Object.values(type.getFields())) {
          look(`${type.name}.${field.name}`, field);
          for (const arg of field.args) look(`${type.name}.${field.name}(${arg.name})`, arg);
        }
    }
    expect(silent).toEqual([]);
  });
});
