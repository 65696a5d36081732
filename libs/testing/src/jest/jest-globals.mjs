// What `import … from '@jest/globals'` gives. Each test file gets its own `describe`, `it` and `expect`; a module that
// stays loaded from one file to the next sees those of the file that runs.
export let afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test;

export function provide(globals) {
  ({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test } = globals);
}
