import { describe, expect, it } from '@jest/globals';
import { type Home, type NotedHome, signsOfRestore } from './signs-of-restore.policy.js';

const home: Home = { systemIdentifier: '7000000000000000001', timeline: '1', databaseOid: '16384', said: null };
const noted: NotedHome = { ...home, isOriginalRow: true };

describe('the signs that a database was restored', () => {
  it('are none at home', () => {
    expect(signsOfRestore(noted, home)).toEqual([]);
    expect(signsOfRestore({ ...noted, said: 'June 1' }, { ...home, said: 'June 1' })).toEqual([]);
  });

  it.each<[string, Partial<NotedHome>, Partial<Home>]>([
    ['a dump', { isOriginalRow: false }, {}],
    ['another cluster', {}, { systemIdentifier: '7000000000000000002' }],
    ['a recovery to a point in time', {}, { timeline: '2' }],
    ['a copy in the same cluster', {}, { databaseOid: '16999' }],
    ['what the operator says', {}, { said: 'June 1' }],
    ['what the operator says again', { said: 'May 1' }, { said: 'June 1' }],
  ])('are told for %s', (_, before, now) => {
    expect(signsOfRestore({ ...noted, ...before }, { ...home, ...now })).toHaveLength(1);
  });

  it('do not include what the provider of the database began or ceased to tell', () => {
    const silent = { systemIdentifier: null, timeline: null };
    expect(signsOfRestore({ ...noted, ...silent }, home)).toEqual([]);
    expect(signsOfRestore(noted, { ...home, ...silent })).toEqual([]);
  });

  it('do not include a statement that was removed after the restore', () => {
    expect(signsOfRestore({ ...noted, said: 'June 1' }, home)).toEqual([]);
  });
});
