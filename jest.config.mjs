/** One configuration; `npm test` runs one project after the other (scripts/test.mjs), by folder and suffix. */
const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '@swc/jest' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/\\.data/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  watchPathIgnorePatterns: ['<rootDir>/\\.data/'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

/** CommonJS companions of Nest ask for it while it loads itself; loading it first avoids the circle. */
const nestFirst = ['<rootDir>/test/support/nest-first.mjs'];

const project = (displayName, testMatch, setupFiles = []) => ({ ...shared, displayName, testMatch, setupFiles });

export default {
  coverageProvider: 'v8',
  testTimeout: 60_000,
  projects: [
    project('unit', ['<rootDir>/{libs,apps,prisma-free-schema}/**/*.spec.ts']),
    project('integration', ['<rootDir>/test/integration/**/*.int-spec.ts'], nestFirst),
    project('contracts', ['<rootDir>/test/contracts/**/*.spec.ts'], nestFirst),
    project('journeys', ['<rootDir>/test/journeys/**/*.journey-spec.ts'], nestFirst),
    project('faults', ['<rootDir>/test/faults/**/*.spec.ts'], nestFirst),
  ],
};
