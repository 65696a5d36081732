/**
 * Tests run from the sources, loaded by Node itself: see libs/testing/src/jest/native-runtime.cjs.
 * @type {import('jest').Config}
 */
export default {
  runtime: '<rootDir>/libs/testing/src/jest/native-runtime.cjs',
  testEnvironment: '<rootDir>/libs/testing/src/jest/native-environment.cjs',
  // How many milliseconds a test may take, by part of its file's path: a browser on a busy machine is slow.
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
  // Test files leave some memory behind. A worker that uses more than this is replaced between two files.
  workerIdleMemoryLimit: '2GB',
};
