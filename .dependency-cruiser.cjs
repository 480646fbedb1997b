// Which way imports may point. Arrows go down only; see docs/architecture.md.

const { readdirSync } = require('node:fs');

/** Rooms of the server, lowest first: a room may import the rooms before it, through their `index.ts` only. */
const ROOMS = [
  'metrics',
  'settings',
  'access',
  'relays',
  'attributes',
  'templates',
  'users',
  'unsubscriptions',
  'targets',
  'campaigns',
  'contents',
  'notices',
  'shipments',
  'deliveries',
  'tracking',
  'notifications',
  'mailbox',
];
/** What the rooms stand on, and what assembles them. */
const BELOW = ['api-kit', 'jobs', 'db'];
const ABOVE = ['main', 'roles', 'graphql', 'http', 'sending', 'demo'];

const folders = readdirSync(`${__dirname}/apps/server/src`, { withFileTypes: true })
  .filter(entry => entry.isDirectory() && entry.name !== 'testing')
  .map(entry => entry.name);
const unknown = folders.filter(name => ![...ROOMS, ...BELOW, ...ABOVE].includes(name));
const gone = ROOMS.filter(name => !folders.includes(name));
if (unknown.length > 0 || gone.length > 0)
  throw new Error(
    `The rooms in .dependency-cruiser.cjs are not the folders of apps/server/src: ${[...unknown, ...gone].join(', ')}`,
  );

const SERVER = '^apps/server/src/';
const TEST = '\\.test\\.tsx?$|/testing/|/(bench|chaos)/';
const room = names => `${SERVER}(${names.join('|')})/`;
const above = `${SERVER}(${ABOVE.join('|')})[./]`;

const roomRules = ROOMS.map((name, place) => ({
  name: `room-${name}`,
  comment: `The room ${name} may not import rooms above it, nor what assembles the server.`,
  severity: 'error',
  from: { path: room([name]), pathNot: TEST },
  to: {
    path: [...(place + 1 < ROOMS.length ? [room(ROOMS.slice(place + 1))] : []), above],
  },
}));

module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      severity: 'error',
      // What is generated imports a package that has types only.
      from: { pathNot: '^apps/admin/src/gql/' },
      to: { couldNotResolve: true, pathNot: '/gql/' },
    },
    {
      name: 'domain-depends-on-nothing',
      severity: 'error',
      from: { path: '^packages/domain/src', pathNot: TEST },
      to: { pathNot: '^packages/domain/src' },
    },
    {
      name: 'packages-import-domain-only',
      comment: 'targeting, rendering and smtp know the domain, and not each other.',
      severity: 'error',
      from: { path: '^packages/([^/]+)/src', pathNot: '^packages/domain' },
      to: { path: '^(packages|apps)/', pathNot: ['^packages/$1/', '^packages/domain/src/index.ts$'] },
    },
    {
      name: 'packages-through-their-door',
      severity: 'error',
      from: { path: '^apps/' },
      to: {
        path: '^packages/[^/]+/src/',
        pathNot: ['^packages/[^/]+/src/(testing/)?index.ts$', '^packages/targeting/src/sql/index.ts$'],
      },
    },
    {
      name: 'testing-is-for-tests',
      comment: 'What packages lend to tests is not built, so nothing that is built may import it.',
      severity: 'error',
      from: { pathNot: TEST },
      to: { path: '/testing/' },
    },
    {
      name: 'admin-imports-domain-and-targeting-only',
      severity: 'error',
      from: { path: '^apps/admin/src', pathNot: TEST },
      to: { path: ['^packages/(rendering|smtp)/', '^packages/targeting/src/sql/', '^apps/server/'] },
    },
    {
      name: 'admin-components-are-dumb',
      severity: 'error',
      from: { path: '^apps/admin/src/components/' },
      to: { path: '^apps/admin/src/(features|app|gql)/' },
    },
    {
      name: 'admin-features-do-not-import-the-app',
      severity: 'error',
      from: { path: '^apps/admin/src/features/' },
      to: { path: '^apps/admin/src/app/' },
    },
    {
      name: 'admin-features-meet-through-their-doors',
      severity: 'error',
      from: { path: '^apps/admin/src/features/([^/]+)/', pathNot: TEST },
      to: {
        path: '^apps/admin/src/features/([^/]+)/',
        pathNot: ['^apps/admin/src/features/$1/', 'index\\.tsx?$'],
      },
    },
    {
      name: 'rooms-through-their-door',
      severity: 'error',
      from: { path: `${SERVER}([^/]+)/`, pathNot: TEST },
      to: {
        path: room(ROOMS),
        pathNot: [`${SERVER}$1/`, `${SERVER}[^/]+/index.ts$`],
      },
    },
    ...roomRules,
    {
      name: 'parts-know-no-roles',
      severity: 'error',
      from: { path: `${SERVER}(graphql|http|sending|demo)/`, pathNot: TEST },
      to: { path: `${SERVER}(main|roles)[./]` },
    },
    {
      name: 'db-knows-no-rooms',
      severity: 'error',
      from: { path: `${SERVER}db/`, pathNot: TEST },
      to: { path: [room(ROOMS), `${SERVER}(api-kit|jobs)/`, above] },
    },
    {
      name: 'api-kit-and-jobs-know-no-rooms',
      severity: 'error',
      from: { path: `${SERVER}(api-kit|jobs)/`, pathNot: TEST },
      to: { path: [room(ROOMS), above] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['/dist/', '\\.turbo'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
    },
  },
};
