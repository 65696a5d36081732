import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Drill, Fault } from './drill.js';
import { DebianPostgresql } from './stage/debian-postgresql.js';

/** Every migration, every list of words, and what leans most on PostgreSQL. */
const tests = ['libs/database', 'libs/jobs', 'libs/platform/src/vocabulary', 'libs/badges/src/issuing/issue-award'];

export const drill: Drill = {
  shows: "the oldest PostgreSQL that Laurel supports, Debian's, takes every migration and passes tests of the database",
  async run() {
    const scratch = mkdtempSync(join(tmpdir(), 'laurel-drill-'));
    chmodSync(scratch, 0o755);
    try {
      const postgresql = await DebianPostgresql.start(scratch);
      try {
        return [`PostgreSQL ${postgresql.version}: ${runTests(postgresql.port)}`];
      } finally {
        postgresql.stop();
      }
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  },
};

/** Returns Jest's count. */
function runTests(port: number): string {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const { status, stderr } = spawnSync('npm', ['test', '--silent', '--', ...tests], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, LAUREL_TEST_POSTGRES: `postgres://postgres@127.0.0.1:${port}/postgres` },
  });
  if (status !== 0) throw new Fault(stderr.slice(-8_000));
  return /^Tests: +(.*)$/m.exec(stderr)?.[1] ?? 'passed';
}
