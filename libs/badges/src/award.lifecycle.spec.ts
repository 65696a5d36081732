import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#kernel';
import type { AwardCommand, AwardState } from './vocabulary.js';
import { awardLifecycle } from './award.lifecycle.js';

const states: AwardState[] = ['issued', 'suspended', 'revoked'];
const commands: AwardCommand[] = ['suspend', 'lift', 'revoke', 'reinstate'];

/** All of docs/domain.md on awards, as a table to read. `–` is a conflict. */
const expected: Record<AwardState, Record<AwardCommand, AwardState | '–'>> = {
  issued: { suspend: 'suspended', lift: '–', revoke: 'revoked', reinstate: '–' },
  suspended: { suspend: '–', lift: 'issued', revoke: 'revoked', reinstate: '–' },
  revoked: { suspend: '–', lift: '–', revoke: '–', reinstate: 'issued' },
};

describe('the award’s lifecycle, state × command', () => {
  it('has these states and no others', () => {
    expect(awardLifecycle.states).toEqual(states);
  });

  for (const state of states) {
    for (const command of commands) {
      const next = expected[state][command];
      if (next === '–') {
        it(`refuses to ${command} an award that is ${state}, and says what is possible`, () => {
          const refusal = (() => {
            try {
              return awardLifecycle.next(state, command);
            } catch (error) {
              return error;
            }
          })();
          expect(refusal).toBeInstanceOf(DomainError);
          expect(refusal).toMatchObject({
            kind: 'conflict',
            code: 'award.transition',
            details: { state, command, allowed: awardLifecycle.allowed(state) },
          });
        });
      } else {
        it(`${command} leads from ${state} to ${next}`, () => {
          expect(awardLifecycle.next(state, command)).toBe(next);
        });
      }
    }
  }
});
