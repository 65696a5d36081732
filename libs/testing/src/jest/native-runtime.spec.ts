import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = resolve(import.meta.dirname, '../../../..');

/** Test files for a Jest in a process of its own, which runs the largest first. */
const planted = {
  'a-fails.planted.ts': `
import { describe, expect, it, jest } from '@jest/globals';
import { DomainError } from '#kernel';
import { twice } from './twice.js';

interface Seat { row: number }

jest.setTimeout(300);
jest.spyOn(Math, 'random').mockReturnValue(0.5);

describe('a file', () => {
  it('passes', () => expect(twice(2)).toBe(4));
  it('does not meet what it expects', () => {
    const seat: Seat = { row: 1 };
    expect(seat).toEqual({ row: 2 });
  });
  it('is refused', () => {
    throw new DomainError('invalid', 'seat.taken', 'The seat is taken.');
  });
  it('leaves a promise that fails', async () => {
    void Promise.reject(new Error('nobody listens'));
    await new Promise((resolve) => setTimeout(resolve, 10));
  });
  it('throws from a timer', async () => {
    setTimeout(() => { throw new Error('out of nowhere'); }, 1);
    await new Promise((resolve) => setTimeout(resolve, 10));
  });
  it('takes too long', () => new Promise(() => {}));
  it('asks for the sandbox', () => jest.useFakeTimers());
});
`,
  'b-comes-after.planted.ts': `
import { expect, it } from '@jest/globals';
import { timesCalled, twice } from './twice.js';

it('finds the modules that the file before it loaded', () => {
  twice(1);
  expect(timesCalled()).toBe(2);
});
it('has real functions again', () => expect([Math.random(), Math.random()]).not.toEqual([0.5, 0.5]));
it('has as much time as any', () => new Promise((resolve) => setTimeout(resolve, 600)));
`,
  'c-is-not-typescript.planted.ts': `export const seat = ;`,
  'd-imports-nothing-real.planted.ts': `import './missing.js';`,
  'twice.ts': `
let called = 0;
export const twice = (number: number): number => { called += 1; return number * 2; };
export const timesCalled = (): number => called;
`,
};

interface Outcome {
  name: string;
  message: string;
  assertionResults: { title: string; status: string; failureMessages: string[] }[];
}

let folder: string;
let outcomes: Outcome[];
beforeAll(() => {
  mkdirSync(join(root, '.laurel'), { recursive: true }); // within the tree, so that these are sources, and out of Git
  folder = mkdtempSync(join(root, '.laurel/planted-'));
  for (const [name, content] of Object.entries(planted)) writeFileSync(join(folder, name), content);
  const configuration = {
    rootDir: root,
    roots: [folder],
    testMatch: ['**/*.planted.ts'],
    runtime: join(import.meta.dirname, 'native-runtime.cjs'),
    testEnvironment: join(import.meta.dirname, 'native-environment.cjs'),
    testSequencer: join(import.meta.dirname, 'longest-first.mjs'),
    injectGlobals: false,
    transform: {},
  };
  const jest = join(root, 'node_modules/jest/bin/jest.js');
  const flags = ['--json', '--runInBand', '--cache=false', '--config', JSON.stringify(configuration)];
  const { stdout, stderr } = spawnSync(process.execPath, [jest, ...flags], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
  });
  if (!stdout.startsWith('{')) throw new Error(stderr);
  outcomes = (JSON.parse(stdout) as { testResults: Outcome[] }).testResults;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string): Outcome => outcomes.find((outcome) => outcome.name.endsWith(name))!;
const messageOf = (title: string): string =>
  file('a-fails.planted.ts')
    .assertionResults.find((result) => result.title === title)!
    .failureMessages.join('\n');

describe('tests that Node loads itself', () => {
  it.each([
    ['does not meet what it expects', /toEqual[\s\S]*a-fails\.planted\.ts:15:18/],
    ['is refused', /DomainError: The seat is taken\.[\s\S]*a-fails\.planted\.ts:18:11/],
    ['leaves a promise that fails', /nobody listens[\s\S]*a-fails\.planted\.ts:21:25/],
    ['throws from a timer', /out of nowhere[\s\S]*a-fails\.planted\.ts:25:30/],
    ['takes too long', /Exceeded timeout of 300 ms/],
    ['asks for the sandbox', /jest\.useFakeTimers does not exist here/],
  ])('a test that %s fails, with its line of TypeScript', (title, message) => {
    expect(messageOf(title)).toMatch(message);
  });

  it('other tests in the file pass', () => {
    expect(file('a-fails.planted.ts').assertionResults.map(({ status }) => status)).toEqual([
      'passed',
      ...Array<string>(6).fill('failed'),
    ]);
  });

  it('the next file shares the modules, and neither the mocks nor the time limit', () => {
    expect(file('b-comes-after.planted.ts').assertionResults.map(({ status }) => status)).toEqual([
      'passed',
      'passed',
      'passed',
    ]);
  });

  it('a file that cannot be compiled or loaded fails, and says why', () => {
    expect(file('c-is-not-typescript.planted.ts').message).toMatch(/c-is-not-typescript\.planted\.ts:1/);
    expect(file('d-imports-nothing-real.planted.ts').message).toMatch(/missing\.js/);
  });
});
