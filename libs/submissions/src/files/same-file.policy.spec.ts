import { describe, expect, it } from '@jest/globals';
import { type HashedFile, sameFileBefore } from './same-file.policy.js';

const file = (id: string, changes: Partial<HashedFile> = {}): HashedFile => ({
  id,
  kind: 'document_profile',
  position: 1,
  sha256: 'aa',
  uploadedAt: new Date('2026-03-02T15:00:00Z'),
  ...changes,
});

describe('the same file twice in one submission', () => {
  const first = file('a');
  const second = file('b', { position: 2, uploadedAt: new Date('2026-03-02T15:05:00Z') });

  it('is noticed at the later one, which names the first', () => {
    expect(sameFileBefore(second, [first, second])).toEqual({ fileId: 'a', kind: 'document_profile', position: 1 });
    expect(sameFileBefore(first, [second, first])).toBeNull();
  });

  it('is noticed across artifacts', () => {
    const elsewhere = { ...second, kind: 'portfolio_analysis' as const, position: 1 };
    expect(sameFileBefore(elsewhere, [elsewhere, first])).toMatchObject({ fileId: 'a', kind: 'document_profile' });
  });

  it('names the first of three', () => {
    const third = file('c', { position: 3, uploadedAt: new Date('2026-03-02T15:10:00Z') });
    expect(sameFileBefore(third, [third, second, first])).toMatchObject({ fileId: 'a' });
  });

  it('is told by position where two arrived at the same moment', () => {
    const together = file('0', { position: 2 });
    expect(sameFileBefore(together, [together, first])).toMatchObject({ fileId: 'a' });
    expect(sameFileBefore(first, [together, first])).toBeNull();
  });

  it('is not known before the hash is', () => {
    const [one, two] = [file('a', { sha256: '' }), file('b', { sha256: '' })];
    expect(sameFileBefore(two, [one, two])).toBeNull();
    expect(sameFileBefore(file('c', { sha256: 'bb' }), [first])).toBeNull();
  });
});
