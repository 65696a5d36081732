import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Not } from 'typeorm';
import { AuditQueries } from '#audit';
import { ArtifactStore } from '#storage';
import { aSubmission, type Laurel, startLaurel, type TheirSubmission, theProgram } from '#testing';
import { ArtifactFile } from '../artifact-file.entity.js';
import { StoreVerification } from './content-check.entity.js';
import { VerifyStore } from './verify-store.js';

describe('verifying the store', () => {
  let laurel: Laurel;
  let submission: TheirSubmission;
  let file: ArtifactFile;
  beforeAll(async () => {
    laurel = await startLaurel();
    submission = await aSubmission(laurel).sealed();
    await aSubmission(laurel).sealed();
    file = await laurel.dataSource.manager.findOneByOrFail(ArtifactFile, { submissionId: submission.id });
    laurel.clock.advance({ hours: 1 });
  });
  afterAll(() => laurel.stop());

  const toldOf = async ({ id, storageKey }: ArtifactFile) => {
    const { items } = await laurel
      .get(AuditQueries)
      .page({ programId: await theProgram(laurel), subjectKind: 'file', subjectId: id, limit: 100 });
    return items
      .filter(({ details }) => details.storageKey === storageKey)
      .map(({ type, details, actor }) => [type, details.damage ?? actor])
      .reverse();
  };
  const verify = (onProgress?: () => void) => laurel.get(VerifyStore).run({ megabytesPerSecond: 1000, onProgress });

  it('reads all sealed files and finds none damaged', async () => {
    const { contents, damages } = await verify();
    expect(contents.all).toBeGreaterThanOrEqual(4);
    expect(contents.done).toBe(contents.all);
    expect(damages).toEqual([]);
  });

  it('continues a run that was killed, and does not read again what it had read', async () => {
    laurel.clock.advance({ hours: 1 });
    let read = 0;
    const killed = verify(() => {
      read += 1;
      if (read === 2) throw new Error('kill -9');
    });
    await expect(killed).rejects.toThrow('kill -9');
    laurel.clock.advance({ hours: 1 });
    let rest = 0;
    const { contents } = await verify(() => (rest += 1));
    expect(rest).toBe(contents.all - 2);
    expect(await laurel.dataSource.manager.find(StoreVerification)).toHaveLength(2);
  });

  it('names the file whose bytes were altered, and the one whose row was altered with them', async () => {
    laurel.clock.advance({ hours: 1 });
    const store = laurel.get(ArtifactStore);
    const other = Buffer.alloc(file.size, 1);
    const { sha256 } = await store.write(file.storageKey, Readable.from([other]), { maxBytes: file.size });
    expect((await verify()).damages).toMatchObject([{ submissionId: submission.id, damage: 'other-content' }]);
    expect(await toldOf(file)).toEqual([['file.damaged', 'other-content']]);
    laurel.clock.advance({ hours: 1 });
    await laurel.dataSource.query('UPDATE artifact_file SET sha256 = $2 WHERE id = $1', [file.id, sha256]);
    expect((await verify()).damages).toMatchObject([{ submissionId: submission.id, damage: 'other-content' }]);
    expect(await toldOf(file)).toHaveLength(1); // it is no news
  });

  it('says in the audit trail when damage is found, becomes another, and is repaired, once each', async () => {
    const other = await laurel.dataSource.manager.findOneByOrFail(ArtifactFile, {
      submissionId: Not(submission.id),
    });
    const store = laurel.get(ArtifactStore);
    const genuine = await buffer(await store.read(other.storageKey));
    const put = (bytes: Buffer) =>
      store.write(other.storageKey, Readable.from([bytes]), { maxBytes: bytes.byteLength });
    const changes = [() => store.remove(other.storageKey), () => put(Buffer.alloc(1)), () => put(genuine)];
    for (const change of changes) {
      await change();
      laurel.clock.advance({ hours: 1 });
      await verify();
      laurel.clock.advance({ hours: 1 });
      await verify();
    }
    expect(await toldOf(other)).toEqual([
      ['file.damaged', 'absent'],
      ['file.damaged', 'other-size'],
      ['file.repaired', null],
    ]);
  });
});
