import { describe, expect, it } from '@jest/globals';
import { erasureStates } from '../vocabulary.js';
import { erasureLifecycle } from './erasure.lifecycle.js';

describe('an erasure', () => {
  it('can be withdrawn until it is due, also while it is held', () =>
    expect(erasureLifecycle.statesAllowing('withdraw')).toEqual(['requested', 'held']));

  it('is never carried out while it is held', () => {
    expect(() => erasureLifecycle.next('held', 'come-due')).toThrow('The erasure is held');
    expect(() => erasureLifecycle.next('held', 'finish')).toThrow('The erasure is held');
  });

  it('knows every state of the vocabulary', () =>
    expect(erasureLifecycle.states.sort()).toEqual([...erasureStates].sort()));
});
