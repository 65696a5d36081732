import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#kernel';
import { eventOfCommand as versionEvents } from './events.js';
import { decide, versionLifecycle } from './version.lifecycle.js';
import { type VersionState, versionCommands as commands, versionStates as states } from './vocabulary.js';

const leads: Record<string, VersionState> = {
  'draft edit': 'draft',
  'draft pilot': 'pilot',
  'draft discard': 'retired',
  'pilot publish': 'published',
  'published retire': 'retired',
};

function refusalOf(work: () => unknown): DomainError {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('It was not refused.');
}

describe('the lifecycle of a version', () => {
  it('knows these states and no others', () => {
    expect(versionLifecycle.states).toEqual(states);
    expect(Object.keys(versionEvents)).toEqual(commands);
  });

  for (const state of states) {
    for (const command of commands) {
      const next = leads[`${state} ${command}`];
      if (next !== undefined) {
        it(`${command}s a version that is ${state}: it is ${next}`, () => {
          expect(decide({ state, revision: 3 }, command, 3)).toBe(next);
        });
      } else {
        it(`refuses to ${command} a version that is ${state}, naming the state and the allowed moves`, () => {
          const refusal = refusalOf(() => decide({ state, revision: 3 }, command, 3));
          expect(refusal).toMatchObject({
            kind: 'conflict',
            code: 'version.transition',
            details: { state, command, allowed: versionLifecycle.allowed(state) },
          });
        });
      }
    }
  }

  it('refuses an author who has not seen the latest revision', () => {
    expect(refusalOf(() => decide({ state: 'draft', revision: 4 }, 'pilot', 3))).toMatchObject({
      kind: 'stale',
      code: 'version.stale',
    });
  });

  it('says that a command is impossible before it says that the author has an old revision', () => {
    expect(refusalOf(() => decide({ state: 'published', revision: 4 }, 'edit', 3)).code).toBe('version.transition');
  });
});
