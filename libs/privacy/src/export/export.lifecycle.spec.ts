import { describe, expect, it } from '@jest/globals';
import { exportStates } from '../vocabulary.js';
import { exportLifecycle } from './export.lifecycle.js';

describe('an export', () => {
  it('is removed only once it is ready', () => expect(exportLifecycle.statesAllowing('remove')).toEqual(['ready']));

  it('knows every state of the vocabulary', () =>
    expect(exportLifecycle.states.sort()).toEqual([...exportStates].sort()));
});
