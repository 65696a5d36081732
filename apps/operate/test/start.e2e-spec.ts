import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { testConfiguration, type TestDatabase, testDatabase } from '#testing';
import { runCommand } from './run-command.js';
import { RunningProgram } from './running-program.js';

const programs = ['api', 'worker'] as const;

describe('a program on a database of another release', () => {
  let database: TestDatabase | undefined;
  let running: RunningProgram | undefined;
  afterEach(async () => {
    await running?.stop();
    await database?.drop();
  });

  const laurel = () => ({ configuration: testConfiguration(database!.url, tmpdir()) });
  const start = (name: 'api' | 'worker') => (running = new RunningProgram(name, laurel()));
  /** The one line that a program prints when it refuses to start, as an object. */
  const refusalOf = async (name: 'api' | 'worker') => {
    const program = start(name);
    expect(await program.end()).toBe(1);
    expect(program.lines).toHaveLength(1);
    return JSON.parse(program.lines[0]!) as { level: string; message: string };
  };
  const inDatabase = async (sql: string) => {
    const client = new pg.Client({ connectionString: database!.url });
    await client.connect();
    await client.query(sql);
    await client.end();
  };

  it.each(programs)('does not start where migrate never ran, and names the command (%s)', async (name) => {
    database = await testDatabase({ made: 'TEMPLATE template0' });
    expect(await refusalOf(name)).toMatchObject({
      level: 'fatal',
      message: 'The database has no tables of Laurel yet, so run migrate first: node dist/apps/operate/src/migrate.js',
    });
  });

  it.each(programs)('does not start on an earlier schema (%s)', async (name) => {
    database = await testDatabase();
    await inDatabase('DELETE FROM migration WHERE id = (SELECT max(id) FROM migration)');
    expect((await refusalOf(name)).message).toMatch(
      /of an earlier release and lacks 1 migration, so run migrate first/,
    );
  });

  it.each([
    ['rotate-signing-key', 1],
    ['verify-store', 2], // 1 says that something is damaged
  ])('has its commands say so too (%s)', async (name, code) => {
    database = await testDatabase({ made: 'TEMPLATE template0' });
    await expect(runCommand(laurel(), [name])).rejects.toMatchObject({
      code,
      stderr: expect.stringMatching(/^The database has no tables of Laurel yet, .*\n$/),
    });
  });

  it.each(programs)('works on a later schema while that release is rolled out, and says so (%s)', async (name) => {
    database = await testDatabase();
    await inDatabase(`INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'OfALaterRelease9999999999999')`);
    const program = start(name);
    await program.says(name === 'api' ? /The API listens/ : /The worker is running/);
    expect(program.output.stdout).toMatch(/"level":"warn".*A later release has migrated the database/);
    expect(await program.stop()).not.toBe(1);
  });

  it('that cannot be used is one sentence as well', async () => {
    database = await testDatabase();
    await database.drop();
    expect((await refusalOf('api')).message).toMatch(
      /^The database in DATABASE_URL cannot be used: database ".*" does not exist$/,
    );
  });
});
