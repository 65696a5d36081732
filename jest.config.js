/**
 * Tests run from the sources, loaded by Node itself: see libs/testing/src/jest/native-runtime.cjs.
 * @type {import('jest').Config}
 */
export default {
  runtime: '<rootDir>/libs/testing/src/jest/native-runtime.cjs',
  testEnvironment: '<rootDir>/libs/testing/src/jest/native-environment.cjs',
  // Milliseconds a test may take where the path of its file holds this: a browser on a machine that is busy is slow.
  testEnvironmentOptions: { timeouts: { '/apps/web/test/': 120_000 } },
  injectGlobals: false,
  transform: {},
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/tools'],
  testMatch: ['**/*.browser-spec.ts', '**/*.spec.ts', '**/*.db-spec.ts', '**/*.e2e-spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  testSequencer: '<rootDir>/libs/testing/src/jest/longest-first.mjs',
  globalSetup: '<rootDir>/libs/testing/src/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/src/jest/global-teardown.mjs',
  testTimeout: 60_000,
  maxWorkers: 2,
  // What a test file has loaded is not all let go; a worker that holds this much is replaced between two files.
  workerIdleMemoryLimit: '2GB',
};
