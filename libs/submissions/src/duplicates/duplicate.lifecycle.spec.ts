import { describe, expect, it } from '@jest/globals';
import { duplicateLifecycle } from './duplicate.lifecycle.js';

describe('a duplicate', () => {
  it('is closed by an administrator, and opened again when there is more', () => {
    expect(duplicateLifecycle.next('open', 'close')).toBe('closed');
    expect(duplicateLifecycle.next('closed', 'reopen')).toBe('open');
  });

  it('is not closed twice', () => {
    expect(() => duplicateLifecycle.next('closed', 'close')).toThrow(
      expect.objectContaining({ code: 'duplicate.transition' }),
    );
    expect(() => duplicateLifecycle.next('open', 'reopen')).toThrow();
  });
});
