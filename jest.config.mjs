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

export default {
  maxWorkers: 2,
  projects: [
    node('domain', 'packages/domain'),
    node('targeting', 'packages/targeting'),
    node('rendering', 'packages/rendering'),
    node('smtp', 'packages/smtp'),
  ],
};
