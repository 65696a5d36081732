import { describe, expect, it } from '@jest/globals';
import { roles } from '../vocabulary.js';
import { rolesInForce } from './second-factor.policy.js';

describe('roles in force', () => {
  it('are all of them when no second factor is required, or when it is set up', () => {
    for (const protection of [
      { required: false, completed: false },
      { required: true, completed: true },
      { required: false, completed: true },
    ]) {
      expect(rolesInForce(roles, protection)).toEqual({ roles: [...roles], withheld: [] });
    }
  });

  it('are only candidate and coach when it is required and missing', () => {
    expect(rolesInForce(roles, { required: true, completed: false })).toEqual({
      roles: ['candidate', 'coach'],
      withheld: ['reviewer', 'administrator'],
    });
  });
});
