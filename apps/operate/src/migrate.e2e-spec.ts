import { tmpdir } from 'node:os';
import { afterEach, describe, expect, it } from '@jest/globals';
import { testConfiguration, type TestDatabase, testDatabase } from '#testing';
import { runCommand } from '../test/run-command.js';

describe('the command that migrates', () => {
  let database: TestDatabase;
  afterEach(() => database.drop());

  const migrate = async (made: string) => {
    database = await testDatabase({ made });
    return runCommand({ configuration: testConfiguration(database.url, tmpdir()) }, ['migrate']);
  };

  it('brings an empty database up to date', async () => {
    const { stdout, stderr } = await migrate("TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'");
    expect(stdout).toMatch(/^Migrated: CreateEvent\d+, /);
    expect(stdout).toMatch(/^The catalog has new versions for /m);
    expect(stdout).not.toContain('\u001b'); // nobody looks at it on a terminal
    expect(stderr).toBe('');
  });

  it.each([
    ['in another encoding', "TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'", 'has SQL_ASCII'],
    [
      'whose locale knows only ASCII',
      "TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'",
      'knows only ASCII',
    ],
  ])('refuses a database %s with one sentence that has the remedy', async (_, made, why) => {
    await expect(migrate(made)).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        new RegExp(
          `^Laurel needs .*${why}.* TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C\\.UTF-8'.*run migrate again\\.\\n$`,
        ),
      ),
    });
  });
});
