import { describe, expect, it } from '@jest/globals';
import { neutralName } from './file-name.policy.js';

describe('the name under which a reviewer sees a file', () => {
  it('is its artifact and number', () =>
    expect(neutralName('document_profile', 2, 'pdf')).toBe('document-profile-2.pdf'));
});
