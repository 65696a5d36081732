import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Enrollment, Team, WithdrawEnrollment } from '#pilots';
import {
  asActor,
  asCandidate,
  aTeam,
  aTeamSubmission,
  aSubmission,
  completed,
  type Laurel,
  sharedDraft,
  startLaurel,
  submissionNow,
  type TheirSubmission,
} from '#testing';
import { refusal } from '../../test/refusal.js';
import {
  KeepFinding,
  PreflightQueries,
  RecallSubmission,
  SaveText,
  SealSubmission,
  SubmissionQueries,
  TeamWorkQueries,
} from '../index.js';
import { sharedHash } from '../sealing/manifest.document.js';

let laurel: Laurel;
beforeAll(async () => {
  laurel = await startLaurel();
});
afterAll(() => laurel.stop());

const seal = ({ id, candidateId }: TheirSubmission) =>
  laurel.get(SealSubmission).run({ actor: asCandidate(candidateId), submissionId: id });
const enrollmentNow = (id: string) => laurel.dataSource.manager.findOneByOrFail(Enrollment, { id });
const statesOf = async (submissions: TheirSubmission[]) =>
  Promise.all(submissions.map(async ({ id }) => (await submissionNow(laurel, id)).state));

describe('the seal of a team', () => {
  it('seals the work of every member, each with all artifacts and the same hash of what they share', async () => {
    const { team, own, shared } = await aTeamSubmission(laurel, { count: 3 }).complete();
    expect(await seal(own[1]!)).toMatchObject({ id: own[1]!.id, state: 'sealed' });
    const sealed = await Promise.all(own.map(({ id }) => submissionNow(laurel, id)));
    expect(new Set(sealed.map(({ panelId }) => panelId)).size).toBe(1);
    for (const { state, manifest } of sealed) {
      expect(state).toBe('sealed');
      expect(manifest!.artifacts.map(({ kind, text, files }) => [kind, text !== null, files.length])).toEqual([
        ['charter', true, 1],
        ['role_evidence', true, 0],
      ]);
      expect(manifest!.evidence.map(({ detailId }) => detailId)).toEqual(['o1', 'o2a', 'o2b']);
      expect(manifest!.team).toEqual({ id: team.id, sha256: sharedHash(manifest!, new Set(['charter'])) });
    }
    expect(new Set(sealed.map(({ manifest }) => manifest!.team!.sha256)).size).toBe(1);
    for (const { enrollmentId } of own) expect((await enrollmentNow(enrollmentId)).state).toBe('submitted');
    expect(await statesOf([shared])).toEqual(['sealed']);
    expect((await laurel.dataSource.manager.findOneByOrFail(Team, { id: team.id })).sealedAt).not.toBeNull();
  });

  it('seals nothing while one member misses something, and says what and whose it is', async () => {
    const { own, shared, members } = await aTeamSubmission(laurel).draft();
    await completed(laurel, own[0]!);
    const { details } = await refusal(seal(own[0]!));
    const parts = (details as { missingParts: { part: string; artifact?: string; member?: { id: string } }[] })
      .missingParts;
    expect(parts.map(({ part, artifact, member }) => [part, artifact, member?.id])).toEqual([
      ['words', 'charter', undefined],
      ['files', 'charter', undefined],
      ['evidence', undefined, undefined],
      ['evidence', undefined, undefined],
      ['words', 'role_evidence', members[1]!.personId],
      ['evidence', undefined, members[1]!.personId],
      ['attestation', undefined, members[1]!.personId],
    ]);
    expect(await statesOf([...own, shared])).toEqual(['draft', 'draft', 'draft']);
  });

  it('waits for a member who has not started, and leaves out one who withdrew', async () => {
    const { members, own } = await (async () => {
      const their = await aTeam(laurel, { count: 3 });
      const own = [];
      for (const enrollment of their.members.slice(0, 2))
        own.push(await completed(laurel, await aSubmission(laurel, { enrollment }).draft()));
      await completed(laurel, await sharedDraft(laurel, own[0]!));
      return { ...their, own };
    })();
    expect(await refusal(seal(own[0]!))).toMatchObject({
      details: { missingParts: [{ part: 'start', member: { id: members[2]!.personId } }] },
    });
    const administrator = asActor({ id: 'an-administrator', roles: ['administrator'] });
    await laurel
      .get(WithdrawEnrollment)
      .run({ actor: administrator, enrollmentId: members[2]!.id, reason: 'Moved away' });
    await seal(own[0]!);
    expect(await statesOf(own)).toEqual(['sealed', 'sealed']);
  });

  it('refuses who is in no team', async () => {
    const { pilot } = await aTeam(laurel);
    const alone = await aSubmission(laurel, { pilot }).complete();
    expect(await refusal(seal(alone))).toMatchObject({ details: { missingParts: [{ part: 'team' }] } });
  });

  it('by two members at once happens once', async () => {
    const { own } = await aTeamSubmission(laurel).complete();
    const outcomes = await Promise.allSettled(own.map((submission) => seal(submission)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await statesOf(own)).toEqual(['sealed', 'sealed']);
  });

  it('and a change to what they share: one wins, and nothing is sealed that was not read', async () => {
    const { own, shared } = await aTeamSubmission(laurel).complete();
    const text = 'Other words that the team agreed on later';
    const change = laurel
      .get(SaveText)
      .run({ actor: asCandidate(own[1]!.candidateId), submissionId: shared.id, kind: 'charter', text, revision: 1 });
    const [sealing] = await Promise.allSettled([seal(own[0]!), change]);
    const { manifest } = await submissionNow(laurel, own[1]!.id);
    if (sealing.status === 'fulfilled') expect(manifest).not.toBeNull();
    else expect(sealing.reason).toMatchObject({ code: 'submission.changed' });
  });
});

describe('the draft of a team', () => {
  it('belongs to its members, and has only what the team submits', async () => {
    const { own, shared } = await aTeamSubmission(laurel).draft();
    const view = await laurel.get(SubmissionQueries).forCandidate(asCandidate(own[1]!.candidateId), shared.id);
    expect(view.artifacts.map(({ kind }) => kind)).toEqual(['charter']);
    expect(view.scope.map(({ id }) => id)).toEqual(['o2a', 'o2b']);
    const mine = await laurel.get(SubmissionQueries).forCandidate(asCandidate(own[1]!.candidateId), own[1]!.id);
    expect(mine.artifacts.map(({ kind }) => kind)).toEqual(['role_evidence']);
    expect(mine.team).toMatchObject({ draftId: shared.id, isShared: false, submitsTogether: true });
    const other = (await aTeamSubmission(laurel).draft()).own[0]!;
    const read = laurel.get(SubmissionQueries).forCandidate(asCandidate(other.candidateId), shared.id);
    expect(await refusal(read)).toMatchObject({ code: 'submission.not-found' });
    expect(
      await refusal(laurel.get(SubmissionQueries).forCandidate(asCandidate(own[1]!.candidateId), own[0]!.id)),
    ).toMatchObject({ code: 'submission.not-found' });
  });

  it('is searched for the names of all members', async () => {
    const { own, shared, members } = await aTeamSubmission(laurel).complete();
    const name = 'Rosalind Okafor';
    await laurel.dataSource.query('UPDATE person SET name = $2 WHERE id = $1', [members[1]!.personId, name]);
    await laurel.get(SaveText).run({
      actor: asCandidate(own[0]!.candidateId),
      submissionId: shared.id,
      kind: 'charter',
      text: `The words of ${name} and of three others`,
      revision: 1,
    });
    expect(await refusal(seal(own[0]!))).toMatchObject({
      details: { missingParts: [{ part: 'preflight', artifact: 'charter' }] },
    });

    // A member says why it may stay. Administrators read that with the work of each member.
    const actor = asCandidate(own[1]!.candidateId);
    const { items } = await laurel.get(PreflightQueries).forCandidate(actor, shared.id);
    for (const { id: findingId } of items.filter(({ kind }) => kind === 'mark'))
      await laurel.get(KeepFinding).run({
        actor,
        submissionId: shared.id,
        findingId,
        reason: 'She is also an author',
        alike: true,
      });
    await seal(own[0]!);
    const { items: kept } = await laurel.get(PreflightQueries).kept(own[0]!.id);
    expect(kept.map(({ keptReason }) => keptReason)).toContain('She is also an author');
  });

  it('tells its members what is missing from whom', async () => {
    const { own, members } = await aTeamSubmission(laurel).draft();
    await completed(laurel, own[0]!);
    const work = await laurel.get(TeamWorkQueries).forMember(asCandidate(own[0]!.candidateId), own[0]!.enrollmentId);
    expect(work.members.map(({ person, missingParts }) => [person.id, missingParts.length])).toEqual([
      [members[0]!.personId, 0],
      [members[1]!.personId, 3],
    ]);
    expect(work.missingParts).toHaveLength(4);
  });

  it('can be changed again after a recall, which recalls the work of all', async () => {
    const { own, shared } = await aTeamSubmission(laurel).sealed();
    await laurel.get(RecallSubmission).run({ actor: asCandidate(own[1]!.candidateId), submissionId: own[1]!.id });
    expect(await statesOf([...own, shared])).toEqual(['draft', 'draft', 'draft']);
    for (const { id, enrollmentId } of own) {
      expect(await laurel.dataSource.query('SELECT kind FROM artifact WHERE submission_id = $1', [id])).toEqual([
        { kind: 'role_evidence' },
      ]);
      expect((await enrollmentNow(enrollmentId)).state).toBe('active');
    }
    await seal(own[0]!);
    expect(await statesOf(own)).toEqual(['sealed', 'sealed']);
  });
});
