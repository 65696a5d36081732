import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Laurel, startLaurel } from '#testing';
import { PersonQueries } from '../read/person.queries.js';
import { SignIn } from '../session/sign-in.js';
import { SeedDemoPeople } from './seed-demo-people.js';

describe('the people', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  it('of a demonstration are the same each time, with the same passwords', async () => {
    const accounts = await laurel.get(SeedDemoPeople).run();
    expect(await laurel.get(SeedDemoPeople).run()).toEqual(accounts);
    expect(accounts.filter(({ roles }) => roles.includes('reviewer'))).toHaveLength(3);
    expect(accounts.filter(({ roles }) => roles.includes('candidate')).length).toBeGreaterThan(1);
    expect(accounts.every(({ email, name }) => email.endsWith('@example.org') && name.startsWith('Demo '))).toBe(true);
    for (const { email, password } of accounts)
      await expect(laurel.get(SignIn).run({ email, password, address: '192.0.2.1' })).resolves.toBeDefined();
  });

  it('of a demonstration have no conflict between a reviewer and a candidate', async () => {
    const accounts = await laurel.get(SeedDemoPeople).run();
    const having = (role: 'reviewer' | 'candidate' | 'coach') => accounts.filter(({ roles }) => roles.includes(role));
    for (const reviewer of having('reviewer')) {
      for (const candidate of having('candidate')) {
        const facts = await laurel.get(PersonQueries).conflictFactsOf(reviewer.id, candidate.id);
        expect(Object.values(facts)).not.toContain(true);
      }
    }
    expect(await laurel.get(PersonQueries).coaches(having('coach')[0]!.id, having('candidate')[0]!.id)).toBe(true);
  });
});
