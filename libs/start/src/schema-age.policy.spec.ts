import { describe, expect, it } from '@jest/globals';
import { schemaAge } from './schema-age.policy.js';

const ours = ['CreateEvent1', 'CreatePerson2'];

describe('a program finds a database', () => {
  it('of its own release, and uses it', () => {
    expect(schemaAge(ours, ['CreatePerson2', 'CreateEvent1'])).toEqual({ fault: null, later: 0 });
  });

  it.each([null, []])('without tables, and asks for migrate (%p)', (ran) => {
    expect(schemaAge(ours, ran).fault).toMatch(/^The database has no tables .* run migrate first: node /);
  });

  it('of an earlier release, and asks for migrate', () => {
    expect(schemaAge(ours, ['CreateEvent1']).fault).toMatch(
      /earlier release and lacks 1 migration, so run migrate first/,
    );
  });

  it('of a later release, and works on while that is rolled out', () => {
    expect(schemaAge(ours, [...ours, 'CreateBadge3', 'CreateMail4'])).toEqual({ fault: null, later: 2 });
  });
});
