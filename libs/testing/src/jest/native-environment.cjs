'use strict';

/** What Jest leaves in the global object for one test file, and would find there for the next one. */
const jestSymbols = new Set([
  'JEST_STATE_SYMBOL',
  'EVENT_HANDLERS',
  'TEST_TIMEOUT_SYMBOL',
  'RETRY_TIMES',
  'RETRY_TIMES_SETTER',
]);

/** Runs test files in the process itself. See native-runtime.cjs. */
class NativeEnvironment {
  constructor({ projectConfig }, { testPath }) {
    this.global = globalThis;
    this.console = globalThis.console;
    this.exit = process.exit;
    const { timeouts = {} } = projectConfig.testEnvironmentOptions;
    const [, milliseconds] = Object.entries(timeouts).find(([part]) => testPath.includes(part)) ?? [];
    if (milliseconds !== undefined) globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')] = milliseconds;
  }

  async setup() {}

  async teardown() {
    globalThis.console = this.console;
    process.exit = this.exit;
    for (const symbol of Object.getOwnPropertySymbols(globalThis))
      if (jestSymbols.has(symbol.description)) delete globalThis[symbol];
  }

  getVmContext() {
    return null;
  }

  exportConditions() {
    return ['source', 'node', 'import'];
  }
}

module.exports = NativeEnvironment;
