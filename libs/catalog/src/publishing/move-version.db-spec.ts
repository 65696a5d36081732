import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventRecord } from '#database';
import { anAuthor, aVersion, type Laurel, seededCatalog, startLaurel } from '#testing';
import { DiscardDraft } from '../authoring/discard-draft.js';
import { EditDraftVersion } from '../authoring/edit-draft-version.js';
import { MicroCredential } from '../micro-credential.entity.js';
import { VersionQueries } from '../read/version.queries.js';
import { Version } from '../version.entity.js';
import { MoveVersion, type VersionMove } from './move-version.js';

const actor = anAuthor;
const actorId = actor.id;

describe('moving a version', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
    await seededCatalog(laurel);
  });
  afterAll(() => laurel.stop());

  const edit = ({ id, revision }: Version, content: Version['content']) =>
    laurel.get(EditDraftVersion).run({ versionId: id, revision, content, actor });
  const move = ({ id, revision }: Version, command: VersionMove['command']) =>
    laurel.get(MoveVersion).run({ versionId: id, command, revision, actor });
  const read = (id: string) => laurel.dataSource.getRepository(Version).findOneByOrFail({ id });
  const historyOf = async ({ id }: Version) => {
    const events = await laurel.dataSource
      .getRepository(EventRecord)
      .find({ where: { subjectKind: 'version', subjectId: id }, order: { id: 'ASC' } });
    return events.map(({ type, actorId: by, payload }) => ({ type, by, payload }));
  };

  describe('a draft', () => {
    it('goes into pilot only when nothing is missing, and every missing part is listed', async () => {
      const draft = await aVersion(laurel).draft();
      const [narrative, ...others] = draft.content.artifacts;
      const unfinished = await edit(draft, {
        ...draft.content,
        outcomes: [],
        artifacts: [{ ...narrative!, text: null }, ...others],
      });
      await expect(move(unfinished, 'pilot')).rejects.toMatchObject({
        kind: 'conflict',
        code: 'version.incomplete',
        details: { errors: [{ pointer: '/outcomes' }, { pointer: '/artifacts/0' }] },
      });
      expect((await read(draft.id)).state).toBe('draft');
    });

    it('does not go into pilot for an author who has not read its last edit', async () => {
      const draft = await aVersion(laurel).draft();
      await edit(draft, { ...draft.content, about: 'Changed by somebody else' });
      await expect(move(draft, 'pilot')).rejects.toMatchObject({ code: 'version.stale' });
    });
  });

  describe('a version that has left draft', () => {
    it('is public from that moment, and cannot be edited or discarded', async () => {
      const version = await aVersion(laurel).inPilot();
      expect(version).toMatchObject({ state: 'pilot', pilotedAt: laurel.clock.now() });
      await expect(edit(version, { ...version.content, about: 'Too late' })).rejects.toMatchObject({
        kind: 'conflict',
        code: 'version.transition',
        details: { state: 'pilot', command: 'edit', allowed: ['publish'] },
      });
      await expect(
        laurel.get(DiscardDraft).run({ versionId: version.id, revision: version.revision, actor }),
      ).rejects.toMatchObject({ code: 'version.transition' });
      expect(await laurel.get(VersionQueries).publicById(version.id)).toMatchObject({
        contentHash: version.contentHash,
        content: version.content,
      });
    });

    it.each([
      ['its content', `UPDATE version SET content = jsonb_set(content, '{about}', '"Forged"') WHERE id = $1`],
      ['its hash', `UPDATE version SET content_hash = repeat('0', 64) WHERE id = $1`],
      ['its number', 'UPDATE version SET number = 99 WHERE id = $1'],
      [
        'its micro-credential',
        `UPDATE version SET micro_credential_id = (SELECT id FROM micro_credential WHERE code = 'REL-1') WHERE id = $1`,
      ],
      ['when it became public', 'UPDATE version SET piloted_at = now() WHERE id = $1'],
      ['that it was a draft', `UPDATE version SET state = 'draft', piloted_at = NULL WHERE id = $1`],
      ['that it was there', 'DELETE FROM version WHERE id = $1'],
    ])('is protected by the database itself: nobody can change %s', async (_what, sql) => {
      const version = await aVersion(laurel).published();
      await expect(laurel.dataSource.query(sql, [version.id])).rejects.toThrow('has left draft and cannot be changed');
      expect(await read(version.id)).toEqual(version);
    });

    it('has a history of its commands and who gave them', async () => {
      const version = await aVersion(laurel, { code: 'REL-2' }).retired();
      const [drafted, ...later] = await historyOf(version);
      expect(drafted).toMatchObject({
        type: 'version.drafted',
        by: actorId,
        payload: { code: 'REL-2', number: version.number },
      });
      expect(later).toEqual(
        ['version.edited', 'version.piloted', 'version.published', 'version.retired'].map((type) => ({
          type,
          by: actorId,
          payload: { contentHash: version.contentHash },
        })),
      );
    });
  });

  describe('publishing', () => {
    const standing = async (...versions: Version[]) =>
      Promise.all(versions.map(async ({ id }) => (await read(id)).state));

    it('a version is republished during a pilot: the earlier version of the same level is retired and stays readable with its hash', async () => {
      const first = await aVersion(laurel, { code: 'INN-1' }).published();
      const second = await aVersion(laurel, { code: 'INN-1' }).published();
      expect(await standing(first, second)).toEqual(['retired', 'published']);
      expect(await laurel.get(VersionQueries).publicById(first.id)).toMatchObject({
        content: first.content,
        contentHash: first.contentHash,
      });
      expect((await historyOf(first)).at(-1)).toEqual({
        type: 'version.retired',
        by: actorId,
        payload: { contentHash: first.contentHash, supersededBy: second.id },
      });
    });

    it('keeps the published version of another level', async () => {
      const developing = await aVersion(laurel, { code: 'INN-2' }).published();
      const emerging = await aVersion(laurel, { code: 'INN-2', content: { level: 'emerging' } }).published();
      expect(await standing(developing, emerging)).toEqual(['published', 'published']);
      const microCredential = await laurel.dataSource.getRepository(MicroCredential).findOneByOrFail({ code: 'INN-2' });
      const current = await laurel.get(VersionQueries).currentByMicroCredential(microCredential.programId);
      expect(current.get(microCredential.id)?.map(({ level, id }) => [level, id])).toEqual([
        ['emerging', emerging.id],
        ['developing', developing.id],
      ]);
    });

    it('two versions at once leaves one of them published', async () => {
      const versions = [
        await aVersion(laurel, { code: 'INN-3' }).inPilot(),
        await aVersion(laurel, { code: 'INN-3' }).inPilot(),
      ];
      await Promise.all(versions.map((version) => move(version, 'publish')));
      expect((await standing(...versions)).sort()).toEqual(['published', 'retired']);
    });
  });
});
