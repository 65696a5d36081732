import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import {
  aFile,
  aPerson,
  aSubmission,
  asCandidate,
  completed,
  type Laurel,
  samplePdf,
  startLaurel,
  theProgram,
} from '#testing';
import { refusal } from '../../test/refusal.js';
import { SealSubmission } from '../sealing/seal-submission.js';
import { CloseDuplicate } from './close-duplicate.js';
import { DuplicateQueries } from './duplicate.queries.js';
import { FingerprintSubmission } from './fingerprint-submission.js';

let laurel: Laurel;
let administrator: { id: string; name: string };
beforeAll(async () => {
  laurel = await startLaurel();
  administrator = await aPerson(laurel, { roles: ['administrator'] });
});
afterAll(() => laurel.stop());

/** Seals a submission that has this file. */
async function sealedWith(content: Uint8Array): Promise<string> {
  const draft = await aSubmission(laurel).draft();
  await aFile(laurel, draft, 'document_profile', { content });
  const { id, candidateId } = await completed(laurel, draft);
  await laurel.get(SealSubmission).run({ actor: asCandidate(candidateId), submissionId: id });
  return id;
}

const close = (duplicateId: string) =>
  laurel.get(CloseDuplicate).run({ actor: administrator, duplicateId, note: 'The form of the state.' });

describe('closing similar work', () => {
  it('keeps who saw it and why it is no issue, once', async () => {
    const form = samplePdf('The form of the state');
    const first = await sealedWith(form);
    const second = await sealedWith(form);
    await laurel.get(FingerprintSubmission).run({ submissionId: second });
    const page = async (state: 'open' | 'closed') =>
      laurel
        .get(DuplicateQueries)
        .page({ programId: await theProgram(laurel), submissionId: first, kind: 'same-file', state, limit: 10 });
    const { id } = (await page('open')).items[0]!;
    await close(id);
    expect((await page('open')).items).toEqual([]);
    expect((await page('closed')).items).toMatchObject([
      { id, note: 'The form of the state.', closedBy: { id: administrator.id, name: administrator.name } },
    ]);
    const told = await laurel.dataSource.manager.findOneByOrFail(EventRecord, {
      type: 'duplicate.closed',
      subjectId: id,
    });
    expect(told).toMatchObject({
      actorId: administrator.id,
      payload: { kind: 'same-file', submissionIds: [first, second], note: 'The form of the state.' },
    });
    expect(await refusal(close(id))).toMatchObject({ code: 'duplicate.transition' });
  });

  it('of what does not exist is refused', async () => {
    expect(await refusal(close(randomUUID()))).toMatchObject({ code: 'duplicate.not-found' });
  });
});
