import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..');

let tree: string;
beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'laurel-build-'));
  copyFileSync(join(root, '.swcrc'), join(tree, '.swcrc'));
});
afterEach(() => rmSync(tree, { recursive: true, force: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), content);
}

function build(): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(root, 'tools/build.mjs'), tree], { encoding: 'utf8' });
}

describe('the build', () => {
  it('compiles the product, copies the files that it reads, and leaves tests out', () => {
    write('libs/seats/src/index.ts', 'export const seats: number = 10;');
    write('libs/seats/src/seats.spec.ts', 'export {};');
    write('libs/seats/seed/pilot.json', '{}');
    expect(build().stdout).toMatch(/^dist\/ is up to date: 2 changed/);
    expect(readFileSync(join(tree, 'dist/libs/seats/src/index.js'), 'utf8')).toMatch(/^export const seats = 10;/);
    expect(existsSync(join(tree, 'dist/libs/seats/seed/pilot.json'))).toBe(true);
    expect(existsSync(join(tree, 'dist/libs/seats/src/seats.spec.js'))).toBe(false);
  });

  it('does nothing when nothing has changed, and only what is needed when something has, even to an older file', () => {
    write('libs/seats/src/index.ts', 'export const seats: number = 10;');
    build();
    expect(build().stdout).toMatch(/: 0 changed/);
    write('libs/seats/src/index.ts', 'export const seats: number = 8;');
    utimesSync(join(tree, 'libs/seats/src/index.ts'), 1_000, 1_000);
    expect(build().stdout).toMatch(/: 1 changed/);
    expect(readFileSync(join(tree, 'dist/libs/seats/src/index.js'), 'utf8')).toMatch(/seats = 8/);
  });

  it('removes files whose source is gone', () => {
    write('libs/seats/src/index.ts', 'export const seats = 10;');
    build();
    rmSync(join(tree, 'libs/seats/src/index.ts'));
    build();
    expect(existsSync(join(tree, 'dist/libs/seats/src/index.js'))).toBe(false);
  });

  it('fails and names the place that does not compile', () => {
    write('libs/seats/src/index.ts', 'export const seats = ;');
    const { status, stderr } = build();
    expect(status).toBe(1);
    expect(stderr).toMatch(/These files do not compile:[\s\S]*index\.ts:1:1/);
  });
});
