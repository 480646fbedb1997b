// One run for the whole repository: each package and app is a project, and tests stand beside what they test.
const swc = ({ tsx = false } = {}) => [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: {
        legacyDecorator: true,
        decoratorMetadata: true,
        useDefineForClassFields: false,
        ...(tsx ? { react: { runtime: 'automatic' } } : {}),
      },
      target: 'es2022',
      keepClassNames: true,
    },
    module: { type: 'es6' },
    sourceMaps: 'inline',
    swcrc: false,
  },
];

const node = (displayName, rootDir, more = {}) => ({
  displayName,
  rootDir,
  roots: ['<rootDir>/src'],
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  // Workspace packages are read as source, so that no test depends on a build.
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: { '^.+\\.ts$': swc() },
  ...more,
});

// One PostgreSQL for the whole run: TEST_DATABASE_URL, or an embedded one in the temporary folder.
const postgres = {
  globalSetup: '<rootDir>/../../apps/server/src/testing/global-setup.mjs',
  globalTeardown: '<rootDir>/../../apps/server/src/testing/global-teardown.mjs',
};

export default {
  maxWorkers: 2,
  // A machine that is busy with something else is slow, not wrong.
  testTimeout: 60_000,
  projects: [
    node('domain', 'packages/domain'),
    node('targeting', 'packages/targeting', postgres),
    node('rendering', 'packages/rendering'),
    node('smtp', 'packages/smtp'),
    node('server', 'apps/server', postgres),
    node('admin', 'apps/admin', {
      globalSetup: '<rootDir>/../../scripts/before-admin-tests.mjs',
      roots: ['<rootDir>/src', '<rootDir>/vite'],
      testEnvironment: '<rootDir>/src/testing/environment.mjs',
      testMatch: ['**/*.test.{ts,tsx}'],
      extensionsToTreatAsEsm: ['.ts', '.tsx'],
      testEnvironmentOptions: { customExportConditions: ['source', 'browser'] },
      moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1', '\\.css$': '<rootDir>/src/testing/no-css.ts' },
      setupFiles: ['<rootDir>/src/testing/browser.ts'],
      transform: { '^.+\\.tsx?$': swc({ tsx: true }) },
    }),
    // The built product in a real browser.
    node('browser', 'apps/admin', {
      roots: ['<rootDir>/e2e'],
      globalSetup: '<rootDir>/../../scripts/before-browser-tests.mjs',
    }),
  ],
};
