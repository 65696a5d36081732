import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contentHash } from '#kernel';
import { ProgramQueries } from '#programs';
import { anAuthor, type Laurel, seededCatalog, startLaurel } from '#testing';
import { CreateDraftVersion } from './create-draft-version.js';

const actor = anAuthor;

describe('a new draft', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
    await seededCatalog(laurel);
  });
  afterAll(() => laurel.stop());

  const create = async (code: string, rest: { level?: string; copyOf?: string } = {}) =>
    laurel
      .get(CreateDraftVersion)
      .run({ programId: (await laurel.get(ProgramQueries).standard()).id, code, level: 'developing', actor, ...rest });

  it('starts without outcomes, at the level that the author names, with the rest from the template', async () => {
    const draft = await create('VIS-2', { level: 'emerging' });
    expect(draft).toMatchObject({
      number: 1,
      state: 'draft',
      level: 'emerging',
      levelAssumed: false,
      pilotedAt: null,
      revision: 1,
    });
    expect(draft.content.outcomes).toEqual([]);
    expect(draft.content.artifacts).toHaveLength(4);
    expect(draft.contentHash).toBe(contentHash(draft.content));
  });

  it('starts as a copy of another version, at the level that the author names', async () => {
    const { 'INS-1': original } = await seededCatalog(laurel);
    const copy = await create('INS-1', { copyOf: original.id, level: 'transformational' });
    expect(copy).toMatchObject({ number: 3, state: 'draft', level: 'transformational', levelAssumed: false });
    expect(copy.content).toEqual({ ...original.content, level: 'transformational' });
  });

  it('gets its own number, even when twenty start at once', async () => {
    const drafts = await Promise.all(Array.from({ length: 20 }, () => create('MAN-1')));
    expect(drafts.map(({ number }) => number).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('is refused for an unknown level, micro-credential or version, with the field and a remedy', async () => {
    await expect(create('VIS-9')).rejects.toMatchObject({ kind: 'not-found', code: 'micro-credential.not-found' });
    await expect(create('VIS-1', { level: 'expert' })).rejects.toMatchObject({
      code: 'version.level',
      details: {
        errors: [
          { pointer: '/level', detail: 'Choose aspiring, emerging, developing, transformational or distinguished.' },
        ],
      },
    });
    await expect(create('VIS-1', { copyOf: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11' })).rejects.toMatchObject({
      code: 'version.copy',
      details: {
        errors: [
          { pointer: '/copyOf', detail: 'Use the id of a version or draft. Leave it out to start without outcomes.' },
        ],
      },
    });
  });
});
