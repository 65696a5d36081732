import { describe, expect, it } from '@jest/globals';
import { confirmationLifecycle } from './confirmation.lifecycle.js';

describe('a confirmation', () => {
  it('is given or declined once asked for, and can be asked for again after it was declined or lapsed', () => {
    expect(confirmationLifecycle.next('asked', 'confirm')).toBe('confirmed');
    expect(confirmationLifecycle.next('asked', 'decline')).toBe('declined');
    expect(confirmationLifecycle.next('confirmed', 'lapse')).toBe('lapsed');
    for (const state of ['declined', 'lapsed'] as const) expect(confirmationLifecycle.next(state, 'ask')).toBe('asked');
  });

  it('is not given for what nobody asks about any more', () => {
    for (const state of ['confirmed', 'declined', 'lapsed'] as const)
      expect(() => confirmationLifecycle.next(state, 'confirm')).toThrow(
        expect.objectContaining({ code: 'confirmation.transition' }),
      );
  });
});
