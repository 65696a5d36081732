import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aPerson, type Laurel, startLaurel, theProgram } from '#testing';
import { PersonSearch } from './person-search.js';

describe('the search for people', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
    await aPerson(laurel, { name: 'Maeve O’Brien-Núñez', email: 'maeve.obrien@schools.example.org' });
    await aPerson(laurel, { name: 'Brian Maeve', email: 'brian@example.org' });
  });
  afterAll(() => laurel.stop());

  const found = async (text: string, limit = 5) =>
    (await laurel.get(PersonSearch).find(await theProgram(laurel), text, limit)).map(({ name }) => name);

  it.each([
    ['the beginning of a name', 'mae', ['Brian Maeve', 'Maeve O’Brien-Núñez']],
    ['any case', 'MAEVE O’B', ['Maeve O’Brien-Núñez']],
    ['words in another order', 'núñez maeve', ['Maeve O’Brien-Núñez']],
    ['an email address', 'maeve.obrien@schools.example.org', ['Maeve O’Brien-Núñez']],
    ['the domain of an email address', '@schools.ex', ['Maeve O’Brien-Núñez']],
    ['all of the words', 'brian obrien', []],
  ])('finds %s', async (_, text, names) => {
    expect(await found(text)).toEqual(names);
  });

  it.each(['%', '_', '*', "'", '\\', "' | 'zoe", ':*', '& !', '()', '<->', '—'])(
    'treats %s as no more than a character',
    async (text) => {
      expect(await found(text.padEnd(2, text))).toEqual([]);
    },
  );

  it('gives no more than the limit, by name', async () => {
    expect(await found('mae', 1)).toEqual(['Brian Maeve']);
  });

  it('uses an index among 100,000 people', async () => {
    await laurel.dataSource.query(
      `INSERT INTO person (id, program_id, email, name, zone, roles, created_at)
       SELECT gen_random_uuid(), (SELECT id FROM program), 'person' || i || '@example.net', 'First' || (i % 977) || ' Last' || i, 'America/Chicago', '{candidate}', now()
         FROM generate_series(1, 100000) i`,
    );
    await laurel.dataSource.query('ANALYZE person');
    const asked: [string, unknown[]][] = [];
    const { dataSource } = laurel;
    const spied = {
      query: (sql: string, parameters: unknown[]) => {
        asked.push([sql, parameters]);
        return dataSource.query(sql, parameters);
      },
    };
    await new PersonSearch(spied as typeof dataSource).find(await theProgram(laurel), 'last4711', 7);
    const plan = await dataSource.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ANALYZE ${asked[0]![0]}`, asked[0]![1]);
    const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
    expect(lines).toContain('person_words');
  }, 120_000);
});
