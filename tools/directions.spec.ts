import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..');
const depcruise = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** A tree that follows the directions, so that only the added files can be refused. */
const sound = {
  'libs/kernel/src/index.ts': 'export const kernel = 1;',
  'libs/database/src/index.ts': `import { kernel } from '#kernel'; export const database = kernel;`,
  'libs/pilots/src/index.ts': `export { admit } from './operations/admit.js'; export type { Enrollment } from './enrollment.js';`,
  'libs/pilots/src/enrollment.ts': 'export interface Enrollment { id: string } export const table = 1;',
  'libs/pilots/src/operations/admit.ts': `import { database } from '#database'; import { kernel } from '#kernel'; export const admit = database + kernel;`,
  'libs/submissions/src/index.ts': `import { admit } from '#pilots'; export const seal = admit;`,
  'libs/submissions/src/sealing/sealing.policy.ts': `import type { Enrollment } from '#pilots'; import { kernel } from '#kernel'; export const rule = (e: Enrollment) => e.id + kernel;`,
  'libs/notifications/src/index.ts': `import { seal } from '#submissions'; export const remind = seal;`,
  'libs/testing/src/index.ts': `import { remind } from '#notifications'; export const build = remind;`,
  'apps/api/src/main.ts': `import { seal } from '#submissions'; export const main = seal;`,
  'apps/worker/src/main.ts': 'export const worker = 1;',
  'node_modules/supertest/package.json': `{ "name": "supertest", "version": "7.0.0", "main": "index.js" }`,
  'node_modules/supertest/index.js': 'module.exports = 1;',
  'libs/pilots/src/operations/admit.spec.ts': `import supertest from 'supertest'; export const tested = supertest;`,
};

/** Violations: the situation, the rule, the file, its content. */
const planted: [situation: string, rule: string, path: string, content: string][] = [
  [
    'a slice that imports one above it',
    'pilots-looks-down-only',
    'libs/pilots/src/operations/withdraw.ts',
    `import { seal } from '#submissions'; export const withdraw = seal;`,
  ],
  [
    'a way past an index',
    'by-index-only',
    'libs/submissions/src/recall.ts',
    `import { table } from '../../pilots/src/enrollment.js'; export const recall = table;`,
  ],
  [
    'an application that goes past an index',
    'by-index-only-from-apps',
    'apps/api/src/pilots.ts',
    `import { table } from '../../../libs/pilots/src/enrollment.js'; export const pilots = table;`,
  ],
  [
    'a policy with a framework',
    'pure-files-are-pure',
    'libs/pilots/src/seats/framework.policy.ts',
    `import { Injectable } from '@nestjs/common'; export const seats = Injectable;`,
  ],
  [
    'a lifecycle that reads files',
    'pure-files-are-pure',
    'libs/pilots/src/files.lifecycle.ts',
    `import { readFileSync } from 'node:fs'; export const seats = readFileSync;`,
  ],
  [
    'a document that reaches the database',
    'pure-files-are-pure',
    'libs/pilots/src/database.document.ts',
    `import { database } from '#database'; export const seats = database;`,
  ],
  [
    'a policy that calls a slice below',
    'pure-files-take-types-alone-from-below',
    'libs/submissions/src/sealing/call.policy.ts',
    `import { admit } from '#pilots'; export const seats = admit;`,
  ],
  [
    'a vocabulary that imports the kernel',
    'vocabulary-imports-nothing',
    'libs/pilots/src/vocabulary.ts',
    `import { kernel } from '#kernel'; export const states = [kernel] as const;`,
  ],
  [
    'a kernel that knows the database',
    'kernel-imports-nothing-of-ours',
    'libs/kernel/src/stored.ts',
    `import { database } from '#database'; export const stored = database;`,
  ],
  [
    'ground that knows a slice',
    'ground-knows-no-slice',
    'libs/jobs/src/pilots.ts',
    `import { admit } from '#pilots'; export const jobs = admit;`,
  ],
  [
    'a slice that imports a listener',
    'listeners-are-not-imported',
    'libs/reviews/src/index.ts',
    `import { remind } from '#notifications'; export const review = remind;`,
  ],
  [
    'a library that knows an application',
    'libs-know-no-application',
    'libs/jobs/src/worker.ts',
    `import { worker } from '../../../apps/worker/src/main.js'; export const jobs = worker;`,
  ],
  [
    'an API that imports the worker',
    'applications-know-the-standalone-not',
    'apps/api/src/work.ts',
    `import { worker } from '../../worker/src/main.js'; export const work = worker;`,
  ],
  [
    'a product that imports its tests',
    'testing-stays-in-tests',
    'libs/pilots/src/build.ts',
    `import { build } from '#testing'; export const pilots = build;`,
  ],
  [
    'files that need each other',
    'no-cycles',
    'libs/database/src/one.ts',
    `import { two } from './two.js'; export const one = () => two;`,
  ],
  [
    'an import that leads nowhere',
    'resolvable',
    'libs/database/src/lost.ts',
    `import { two } from './nowhere.js'; export const lost = two;`,
  ],
  [
    'a product that imports a development package',
    'no-development-packages-in-the-product',
    'libs/pilots/src/request.ts',
    `import supertest from 'supertest'; export const request = supertest;`,
  ],
];

/** What `npm run directions` says about a tree: `rule: file` for each refusal. */
function refusals(files: [path: string, content: string][]): string[] {
  const tree = mkdtempSync(join(tmpdir(), 'laurel-directions-'));
  try {
    for (const file of ['.dependency-cruiser.cjs', 'package.json', 'tsconfig.json'])
      copyFileSync(join(root, file), join(tree, file));
    for (const [path, content] of files) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), content);
    }
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [depcruise, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs'],
      { cwd: tree, encoding: 'utf8' },
    );
    if (!stdout.startsWith('{')) throw new Error(stderr);
    const { summary } = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
    return summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`);
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

describe('the directions of imports', () => {
  it('accept a tree that follows them', () => {
    expect(refusals(Object.entries(sound))).toEqual([]);
  });

  describe('refuse', () => {
    let refused: string[];
    beforeAll(() => {
      const partner: [string, string] = [
        'libs/database/src/two.ts',
        `import { one } from './one.js'; export const two = () => one;`,
      ];
      refused = refusals([
        ...Object.entries(sound),
        partner,
        ...planted.map(([, , path, content]): [string, string] => [path, content]),
      ]);
    });

    it.each(planted)('%s', (_, rule, path) => {
      expect(refused).toContain(`${rule}: ${path}`);
    });
  });
});
