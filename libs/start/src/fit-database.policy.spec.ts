import { describe, expect, it } from '@jest/globals';
import { type DatabaseFacts, whyUnfit } from './fit-database.policy.js';

const fit: DatabaseFacts = {
  name: 'laurel',
  versionNumber: 150004,
  version: '15.4 (Debian 15.4-1)',
  encoding: 'UTF8',
  knowsLetters: true,
  isEmpty: true,
};

describe('a database for Laurel', () => {
  it('is taken from PostgreSQL 15 on', () => {
    expect(whyUnfit(fit)).toBeNull();
    expect(whyUnfit({ ...fit, versionNumber: 180001, version: '18.1' })).toBeNull();
  });

  it('is refused on a PostgreSQL that is too old, whatever else is wrong', () => {
    const why = whyUnfit({ ...fit, versionNumber: 140022, version: '14.22', encoding: 'SQL_ASCII' });
    expect(why).toMatch(/needs PostgreSQL 15 or later, and this server is PostgreSQL 14\.22: upgrade it/);
  });

  it('is refused in another encoding, with the statement that makes a right one', () => {
    const why = whyUnfit({ ...fit, name: 'my "own"', encoding: 'SQL_ASCII' });
    expect(why).toMatch(/encoding UTF8, and "my ""own""" has SQL_ASCII/);
    expect(why).toContain(`CREATE DATABASE "my ""own""" TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C.UTF-8'`);
  });

  it('is refused with a locale that knows only ASCII while it is empty; one in use goes on', () => {
    expect(whyUnfit({ ...fit, knowsLetters: false })).toMatch(/the locale of "laurel" knows only ASCII/);
    expect(whyUnfit({ ...fit, knowsLetters: false, isEmpty: false })).toBeNull();
  });

  it('is told in one sentence', () => {
    for (const wrong of [{ versionNumber: 90624, version: '9.6.24' }, { encoding: 'LATIN1' }, { knowsLetters: false }])
      expect(whyUnfit({ ...fit, ...wrong })).toMatch(/^[A-Z].*[^.]\.$/);
  });
});
