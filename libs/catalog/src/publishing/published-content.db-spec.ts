import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentHash, DomainError } from '#kernel';
import { anAuthor, aVersion, type Laurel, startLaurel } from '#testing';
import { DiscardDraft } from '../authoring/discard-draft.js';
import { EditDraftVersion } from '../authoring/edit-draft-version.js';
import { Version } from '../version.entity.js';
import { MoveVersion } from './move-version.js';

type Attempt = { command: 'edit'; about: string } | { command: 'pilot' | 'publish' | 'retire' | 'discard' };

const attempt: fc.Arbitrary<Attempt> = fc.oneof(
  fc.record({ command: fc.constant('edit' as const), about: fc.string({ maxLength: 20 }) }),
  fc.record({ command: fc.constantFrom('pilot' as const, 'publish' as const, 'retire' as const, 'discard' as const) }),
);

describe('any commands in any order', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());

  const carryOut = ({ id: versionId, revision, content }: Version, attempted: Attempt): Promise<Version> => {
    const request = { versionId, revision, actor: anAuthor };
    if (attempted.command === 'edit')
      return laurel.get(EditDraftVersion).run({ ...request, content: { ...content, about: attempted.about } });
    if (attempted.command === 'discard') return laurel.get(DiscardDraft).run(request);
    return laurel.get(MoveVersion).run({ ...request, command: attempted.command });
  };

  it('the hash matches the content, and public content never changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { maxLength: 8 }), async (attempts) => {
        let version = await aVersion(laurel).draft();
        for (const attempted of attempts) {
          const before = version;
          await carryOut(before, attempted).catch((refusal: unknown) => expect(refusal).toBeInstanceOf(DomainError));
          version = await laurel.dataSource.getRepository(Version).findOneByOrFail({ id: before.id });
          expect(version.contentHash).toBe(contentHash(version.content));
          if (before.state !== 'draft')
            expect({ ...version, state: null, revision: null }).toEqual({ ...before, state: null, revision: null });
        }
      }),
      { numRuns: 25 },
    );
  });
});
