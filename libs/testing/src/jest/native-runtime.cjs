'use strict';
const asyncHooks = require('node:async_hooks');
const { register } = require('node:module');
const { pathToFileURL } = require('node:url');
const { ModuleMocker } = require('jest-mock');
const { mapOf } = require('./compiled-sources.cjs');

register('./source-loader.mjs', pathToFileURL(__filename));

/**
 * Lets Node load the test files, instead of Jest's sandbox: a package or a source file is read, compiled and run once
 * for each worker, not once for each test file. The price: the state of a module outlives a test file, so a test must
 * undo what it changes in the process.
 */
class NativeRuntime {
  constructor() {
    this.mocker = new ModuleMocker(globalThis);
    this.storages = [];
  }

  /** Jest's `describe` and `it`. Each test file gets new ones, which do not know the tests of other files. */
  requireInternalModule(path) {
    delete require.cache[path];
    const { AsyncLocalStorage } = asyncHooks;
    const { storages } = this;
    class Remembered extends AsyncLocalStorage {
      constructor(...options) {
        super(...options);
        storages.push(this);
      }
    }
    // From Node 22 on, it is a getter.
    const own = Object.getOwnPropertyDescriptor(asyncHooks, 'AsyncLocalStorage');
    Object.defineProperty(asyncHooks, 'AsyncLocalStorage', { value: Remembered, configurable: true, enumerable: true });
    try {
      return require(path);
    } finally {
      Object.defineProperty(asyncHooks, 'AsyncLocalStorage', own);
    }
  }

  setGlobalsForRuntime(globals) {
    this.globals = { ...globals, jest: this.jest() };
  }

  unstable_shouldLoadAsEsm() {
    return true;
  }

  async unstable_importModule(path) {
    const { provide } = await import('./jest-globals.mjs');
    provide(this.globals);
    await import(pathToFileURL(path).href);
  }

  /** The parts of `jest` that tests use. The rest needs the sandbox, and says so when it is called. */
  jest() {
    const offered = {
      fn: this.mocker.fn.bind(this.mocker),
      spyOn: this.mocker.spyOn.bind(this.mocker),
      setTimeout: (milliseconds) => (globalThis[Symbol.for('TEST_TIMEOUT_SYMBOL')] = milliseconds),
    };
    return new Proxy(offered, {
      get(target, name) {
        if (name in target || typeof name === 'symbol') return target[name];
        throw new Error(`jest.${name} does not exist here: tests run by Node itself, without the sandbox of Jest.`);
      },
    });
  }

  /** Where Jest looks for the line of TypeScript when it prints a stack. */
  getSourceMaps() {
    return sourceMaps;
  }

  /** Each storage that stays enabled makes every promise of every later test file slower. */
  teardown() {
    for (const storage of this.storages.splice(0)) storage.disable();
    this.mocker.restoreAllMocks();
  }

  requireModule(path) {
    return require(path);
  }

  enterTestCode() {}
  leaveTestCode() {}
  getAllCoverageInfoCopy() {}
}

class SourceMaps extends Map {
  get(file) {
    return mapOf(file);
  }
}
const sourceMaps = new SourceMaps();

module.exports = NativeRuntime;
