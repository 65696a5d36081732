import { describe, expect, it } from '@jest/globals';
import type { PersonalTable } from '#database';
import { fateOf, heldData } from './held-data.js';

const table = (about: string, rest: Partial<PersonalTable> = {}): PersonalTable => ({
  table: 'diary',
  about,
  kind: 'work',
  readers: 'The person',
  whose: 't.person_id = $1',
  erase: 'delete',
  ...rest,
});

describe('what is kept about people', () => {
  it('is deleted, emptied of words, or kept by an erasure', () => {
    expect([fateOf({ erase: 'delete' }), fateOf({ erase: { note: 'NULL' } }), fateOf({ erase: {} })]).toEqual([
      'deleted',
      'emptied',
      'kept',
    ]);
  });

  it('is listed once for each thing, the account first', () => {
    const slice = (tables: PersonalTable[]) => ({ slice: 's', tables, subjects: [], impersonal: [] });
    expect(
      heldData([
        slice([table('Tokens'), table('Tokens')]),
        slice([table('Name', { erase: { name: `''` }, exported: 'SELECT 1' })]),
      ]),
    ).toEqual([
      { kind: 'work', about: 'Name', readers: 'The person', erasure: 'emptied', exported: true },
      { kind: 'work', about: 'Tokens', readers: 'The person', erasure: 'deleted', exported: false },
    ]);
  });
});
