import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDesigner, aDirector, aMember, anAuthor, aVersion, type Laurel, startLaurel } from '#testing';
import { EditDraftVersion } from '../authoring/edit-draft-version.js';
import { MoveVersion } from '../publishing/move-version.js';
import type { Version } from '../version.entity.js';
import type { PublishingCommand } from '../vocabulary.js';
import type { Author } from './design-team.policy.js';
import { DesignQueries } from './design.queries.js';
import { SignOffVersion } from './sign-off-version.js';

describe('a sign-off', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
    await aVersion(laurel).draft(); // imports the catalog
  });
  afterAll(() => laurel.stop());

  const sign = ({ id, revision }: Version, actor: Author) =>
    laurel.get(SignOffVersion).run({ versionId: id, revision, actor });
  const move = ({ id, revision }: Version, command: PublishingCommand, actor: Author = anAuthor) =>
    laurel.get(MoveVersion).run({ versionId: id, command, revision, actor });
  const edit = ({ id, revision, content }: Version, about: string) =>
    laurel.get(EditDraftVersion).run({ versionId: id, revision, content: { ...content, about }, actor: anAuthor });

  it('is needed from every director of the level before a pilot, and from nobody else', async () => {
    const directors = [
      await aMember(laurel, { code: 'VIS-1', part: 'director', level: 'developing', name: 'Ada Director' }),
      await aMember(laurel, { code: 'VIS-1', part: 'director', level: 'developing', name: 'Bea Director' }),
    ];
    const others = [await aDirector(laurel, 'VIS-1', 'emerging'), await aDesigner(laurel, 'VIS-1'), anAuthor];
    const draft = await aVersion(laurel, { code: 'VIS-1' }).draft();
    await sign(draft, directors[0]!);
    await expect(move(draft, 'pilot')).rejects.toMatchObject({
      kind: 'conflict',
      code: 'version.sign-offs',
      details: { errors: [{ detail: expect.stringContaining('Bea Director') }] },
    });
    for (const other of others) await expect(sign(draft, other)).rejects.toMatchObject({ code: 'design.forbidden' });
    await sign(draft, directors[1]!);
    expect((await move(draft, 'pilot', directors[0])).state).toBe('pilot');
  });

  it('lapses with an edit, and holds again when the words are as they were signed', async () => {
    const director = await aDirector(laurel, 'VIS-2');
    const draft = await aVersion(laurel, { code: 'VIS-2' }).draft();
    const signedAt = async () =>
      (await laurel.get(DesignQueries).ofVersion(director, draft.id)).needed.map((one) => one.signedAt !== null);
    await sign(draft, director);
    expect(await signedAt()).toEqual([true]);
    const edited = await edit(draft, 'Not what was signed');
    expect(await signedAt()).toEqual([false]);
    await expect(move(edited, 'pilot')).rejects.toMatchObject({ code: 'version.sign-offs' });
    await expect(sign(draft, director)).rejects.toMatchObject({ code: 'version.stale' });
    await edit(edited, draft.content.about);
    expect(await signedAt()).toEqual([true]);
  });

  it('before a pilot is not one before publishing', async () => {
    const director = await aDirector(laurel, 'MAN-2');
    const draft = await aVersion(laurel, { code: 'MAN-2' }).draft();
    await sign(draft, director);
    const inPilot = await move(draft, 'pilot', director);
    await expect(move(inPilot, 'publish', director)).rejects.toMatchObject({ code: 'version.sign-offs' });
    await sign(inPilot, director);
    const published = await move(inPilot, 'publish', director);
    await expect(sign(published, director)).rejects.toMatchObject({ code: 'version.signed' });
  });

  it('is needed from nobody where no director is appointed', async () => {
    await aDirector(laurel, 'MAN-1', 'emerging');
    expect((await aVersion(laurel, { code: 'MAN-1' }).published()).state).toBe('published');
  });
});
