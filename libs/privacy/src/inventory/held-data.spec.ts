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
    const kinds = heldData([
      slice([table('Tokens'), table('Tokens')]),
      slice([table('Name', { kind: 'account', erase: { name: `''` }, exported: 'SELECT 1' })]),
    ]);
    expect(kinds.filter(({ held }) => held.length > 0)).toEqual([
      { title: 'Account', held: [{ about: 'Name', readers: 'The person', erasure: 'emptied', exported: true }] },
      {
        title: 'Work of candidates',
        held: [{ about: 'Tokens', readers: 'The person', erasure: 'deleted', exported: false }],
      },
    ]);
  });
});
