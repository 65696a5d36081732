import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportCatalog, readCatalogSeed } from '#catalog';
import { inProgram, seededCatalog } from '#testing';
import { WorkerModule } from '../../../worker/src/worker.module.js';
import { type PublishedApi, startPublishedApi } from '../start-published-api.js';
import { detailIdsOf, Walk } from './walk.js';

describe('beside the first program, one from its own file', () => {
  let published: PublishedApi;
  beforeAll(async () => {
    const worker = WorkerModule.forRoot({ pollSeconds: 0.05, graceSeconds: 2 });
    published = await startPublishedApi(new Date(), {}, { imports: [worker] });
    await seededCatalog(published.api);
    await published.api.get(ImportCatalog).run({ seed: readCatalogSeed('ms-leads-program') });
  }, 120_000);
  afterAll(() => published.stop());

  /** Whether the verifier accepts the badge, and whose it is. */
  const verdictOn = async (badge: string) => {
    const { signature, inForce, errors, credential } = await published.verifier.check(badge);
    const { id, name } = credential.issuer as { id: string; name: string };
    return { signature, inForce, errors, issuer: { id, name } };
  };

  it('gives its own badge to a leader who hands in three artifacts, one of them confirmed by a coach', async () => {
    const walk = await Walk.through(published.api, await inProgram(published.api, 'MSLEADS'));
    const version = await walk.pilotDraft('DIS-1');
    expect(version.content.artifacts).toHaveLength(3);
    const [candidate, coach] = [await walk.someone('candidate'), await walk.someone('coach')];
    const [enrollmentId] = await walk.startedBy([candidate], version);
    const submissionId = await walk.openAttempt(candidate, enrollmentId!);
    await walk.handIn(candidate, submissionId, version.content.artifacts, detailIdsOf(version.content));
    await walk.confirmed(candidate, coach, submissionId, 'coaching_record');
    await walk.attest(candidate, submissionId);
    await walk.seal(candidate, submissionId);
    const reviewers = [await walk.someone('reviewer'), await walk.someone('reviewer')] as const;
    await walk.review([...reviewers], submissionId, { level: 'met' });
    await walk.release(submissionId);
    expect(await verdictOn(await walk.badgeOf(candidate))).toMatchObject({
      signature: true,
      inForce: true,
      errors: [],
      issuer: { id: expect.stringMatching(/^did:web:.*:programs:msleads$/) },
    });
  }, 120_000);
});
