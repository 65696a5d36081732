import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { LiftSuspension, ReinstateAward, RevokeAward, SuspendAward } from '#badges';
import { EventRecord } from '#database';
import { ChangeAddress, EditPerson, InvitePerson, Person } from '#identity';
import { addDays, localDayOf } from '#kernel';
import { Message, WriteLetter } from '#notifications';
import {
  CancelMeeting,
  ChangeMeeting,
  type Enrollment,
  ExpireEnrollment,
  ExtendEnrollment,
  PauseEnrollment,
  pilotsEvents,
  ResumeEnrollment,
  ScheduleMeeting,
  type Viewer,
  WithdrawEnrollment,
} from '#pilots';
import { ReleaseDecision, ReturnReview, VoidReview } from '#reviews';
import {
  anAdministrator,
  anAward,
  anEnrollment,
  aPerson,
  aPilot,
  asActor,
  aSubmission,
  aSubmissionInReview,
  aVersion,
  theProgram,
} from '#testing';
import { type LaurelWithWorker, startWorker } from './start-worker.js';

const administrator: Viewer = { kind: 'person', id: 'an-administrator', roles: ['administrator'] };

describe('letters', () => {
  let laurel: LaurelWithWorker;
  beforeAll(async () => {
    laurel = await startWorker();
  });
  beforeEach(async () => {
    laurel.clock.set('2026-03-02T15:00:00Z');
    await laurel.untilIdle();
  });
  afterAll(() => laurel.stop());

  /** The letters to a person, in the order of their events, all of them sent. */
  async function lettersTo(person: { id: string }): Promise<Message[]> {
    await laurel.untilIdle();
    const messages: Message[] = await laurel.dataSource.manager.find(Message, {
      where: { personId: person.id },
      order: { dedupeKey: 'ASC' },
    });
    expect(messages.filter(({ state }) => state !== 'sent')).toEqual([]);
    return messages;
  }
  const kindsTo = async (person: { id: string }): Promise<string[]> =>
    (await lettersTo(person)).map(({ kind }) => kind);
  const candidateOf = ({ personId }: Enrollment): { id: string } => ({ id: personId });

  it('go to a changed address', async () => {
    const person = await aPerson(laurel);
    await laurel.get(ChangeAddress).run({ personId: person.id, email: 'told@example.org', actor: anAdministrator });
    expect(await lettersTo(person)).toMatchObject([{ kind: 'address-changed', toAddress: 'told@example.org' }]);
  });

  it('invite, and say until when the invitation is valid', async () => {
    const { person } = await laurel.get(InvitePerson).run({
      programId: await theProgram(laurel),
      email: 'ana@example.org',
      name: 'Ana',
      roles: ['candidate'],
      zone: 'America/Chicago',
      actor: null,
    });
    const [letter] = await lettersTo(person);
    expect(letter).toMatchObject({ kind: 'invitation', toAddress: 'ana@example.org' });
    expect(letter!.text).toContain('until Monday, March 16, 2026 at 10:00 AM (America/Chicago)');
  });

  it('tell about a seat, a place on the waiting list, and the seat that follows', async () => {
    const pilot = await aPilot(laurel).withSeats(1).open();
    const [first, second] = [
      await anEnrollment(laurel, { pilot }).registered(),
      await anEnrollment(laurel, { pilot }).registered(),
    ];
    expect([await kindsTo(candidateOf(first)), await kindsTo(candidateOf(second))]).toEqual([
      ['registered'],
      ['waitlisted'],
    ]);
    await laurel.get(WithdrawEnrollment).run({ actor: administrator, enrollmentId: first.id, reason: 'Moved away' });
    expect(await kindsTo(candidateOf(second))).toEqual(['waitlisted', 'seat-given']);
  });

  it('tell each person once about a meeting that moves or is canceled, and nothing about a past meeting', async () => {
    const versions = [
      await aVersion(laurel, { code: 'VIS-1' }).inPilot(),
      await aVersion(laurel, { code: 'VIS-2' }).inPilot(),
    ];
    const pilot = await aPilot(laurel, { title: 'Spring pilot', versions }).open();
    const person = await aPerson(laurel, { zone: 'America/Denver' });
    for (const { id: versionId } of versions) await anEnrollment(laurel, { pilot, person, versionId }).registered();
    const said = { title: 'Kick-off', place: 'Room 4', minutes: 60 };
    const day = addDays(localDayOf(laurel.clock.now(), 'America/Chicago'), 7);
    const { id: meetingId } = await laurel.get(ScheduleMeeting).run({
      actor: { id: 'an-administrator' },
      pilotId: pilot.id,
      meeting: { ...said, kind: 'kickoff', startsLocal: `${day}T10:00` },
    });
    const change = { actor: { id: 'an-administrator' }, pilotId: pilot.id };
    await laurel.get(ChangeMeeting).run({ ...change, meetingId, meeting: { ...said, startsLocal: `${day}T11:00` } });
    await laurel
      .get(ChangeMeeting)
      .run({ ...change, meetingId: pilot.meetingId, meeting: { ...said, startsLocal: `${addDays(day, -9)}T11:00` } });
    await laurel.get(CancelMeeting).run({ ...change, meetingId, reason: 'The room is flooded.' });
    const letters = (await lettersTo(person)).slice(2);
    expect(letters.map(({ kind }) => kind)).toEqual(['meeting-moved', 'meeting-cancelled']);
    expect(letters[0]!.text).toMatch(/Kick-off of Spring pilot is now on .* at 10:00 AM \(America\/Denver\)/);
    expect(letters[1]!.text).toContain('The room is flooded.');
  });

  it('tell about each new close, with the reason', async () => {
    const enrollment = await anEnrollment(laurel).active();
    await laurel.get(ExtendEnrollment).run({
      actor: administrator,
      enrollmentId: enrollment.id,
      closesOn: '2026-07-14',
      reason: 'The school was flooded.',
    });
    await laurel.get(PauseEnrollment).run({ actor: administrator, enrollmentId: enrollment.id, reason: 'Leave' });
    laurel.clock.advance({ days: 10 });
    await laurel.get(ResumeEnrollment).run({ actor: administrator, enrollmentId: enrollment.id, reason: 'Back' });
    const [, extended, paused, resumed] = await lettersTo(candidateOf(enrollment));
    expect([extended!.kind, paused!.kind, resumed!.kind]).toEqual(['close-moved', 'paused', 'close-moved']);
    expect(extended!.text).toContain('until the end of Tuesday, July 14, 2026 (America/Chicago)');
    expect(extended!.text).toContain('The school was flooded.');
    expect(resumed!.text).toContain('until the end of Friday, July 24, 2026 (America/Chicago)');
  });

  it('tell that the time is over, and then no reminder comes', async () => {
    const enrollment = await anEnrollment(laurel).active();
    laurel.clock.set(enrollment.closesAt!);
    await laurel
      .get(ExpireEnrollment)
      .run({ actor: administrator, enrollmentId: enrollment.id, reason: 'The close has passed' });
    await laurel.sweep('send-due-reminders');
    expect(await kindsTo(candidateOf(enrollment))).toEqual(['registered', 'expired']);
  });

  it('remind once for each rung over the whole window', async () => {
    const enrollment = await anEnrollment(laurel).active();
    await laurel.untilIdle();
    for (let day = 1; day <= 120; day += 1) {
      laurel.clock.advance({ days: 1 });
      await laurel.sweep('send-due-reminders');
    }
    await laurel.untilIdle();
    const reminders = await laurel.dataSource.manager.find(Message, {
      where: { personId: enrollment.personId, kind: 'reminder' },
      order: { id: 'ASC' },
    });
    expect(reminders.map(({ subject }) => subject.split(' left')[0])).toEqual([
      '30 days',
      '14 days',
      '7 days',
      '2 days',
      '1 day',
    ]);
  });

  it('about a submission: a receipt to the candidate, an offer to reviewers that names nobody, and no result before its release', async () => {
    const candidate = await aPerson(laurel, {
      name: 'Zenobia Quartermaine',
      email: 'zenobia@example.org',
      district: 'Quillfeather District',
      school: 'Marrowby School',
      employer: 'Oxbow Trust',
    });
    const submission = await aSubmission(laurel, {
      enrollment: await anEnrollment(laurel, { person: candidate }).active(),
    }).sealed();
    const { administratorId, first, second } = await aSubmissionInReview(laurel, { submission }).decided({
      o1: 'not_met',
    });
    expect(await kindsTo(candidate)).toEqual(['registered', 'submission-received']);

    for (const { reviewerId } of [first, second]) {
      const letters = await lettersTo({ id: reviewerId });
      expect(letters.map(({ kind }) => kind)).toEqual(['review-offered']);
      expect(JSON.stringify(letters)).not.toMatch(/zenobia|quartermaine|quillfeather|marrowby|oxbow/i);
      expect(JSON.stringify(letters)).not.toContain(candidate.id);
    }

    await laurel.get(ReleaseDecision).run({ actor: { id: administratorId }, submissionId: submission.id });
    const letters = await lettersTo(candidate);
    expect(letters.map(({ kind }) => kind)).toEqual(['registered', 'submission-received', 'result-ready']);
    expect(letters[2]!.text).not.toMatch(/not.met|not yet|unmet|resubmit|no dates/i);
  });

  it('tells a reviewer that an offer was withdrawn, in the same words for every reason, and not who declines it', async () => {
    const { administratorId, first, second } = await aSubmissionInReview(laurel).offered();
    await laurel
      .get(VoidReview)
      .run({ actor: { id: administratorId }, reviewId: first.id, reason: 'Assigned by mistake' });
    const [, withdrawn, ...others] = await lettersTo({ id: first.reviewerId });
    expect(others).toEqual([]);
    expect(withdrawn).toMatchObject({ kind: 'offer-withdrawn', path: '/reviews' });
    expect(withdrawn!.subject).toMatch(/^Submission \d{5} no longer needs your review$/);
    expect(withdrawn!.text).not.toContain('mistake');

    await laurel
      .get(ReturnReview)
      .run({ actor: { id: second.reviewerId }, reviewId: second.id, reason: 'No time', conflict: false });
    expect(await kindsTo({ id: second.reviewerId })).toEqual(['review-offered']);
  });

  it('tell about a badge and each change of its state', async () => {
    const award = await anAward(laurel).issued();
    const change = {
      awardId: award.id,
      actor: await aPerson(laurel, { roles: ['administrator'] }),
      reason: 'A question about the evidence',
    };
    await laurel.get(SuspendAward).run(change);
    await laurel.get(LiftSuspension).run(change);
    await laurel.get(RevokeAward).run(change);
    await laurel.get(ReinstateAward).run(change);
    const letters = (await lettersTo({ id: award.personId })).filter(({ kind }) => kind.startsWith('badge-'));
    expect(letters.map(({ kind }) => kind)).toEqual([
      'badge-issued',
      'badge-suspended',
      'badge-lifted',
      'badge-revoked',
      'badge-reinstated',
    ]);
    expect(letters[0]!.text).toContain(`${laurel.configuration.publicUrl}/badges/${award.id}`);
    expect(letters[1]!.text).toContain('A question about the evidence');
  });

  it('the same job runs twice: one mail', async () => {
    const enrollment = await anEnrollment(laurel).registered();
    await laurel.untilIdle();
    const record = await laurel.dataSource.manager.findOneByOrFail(EventRecord, {
      type: 'enrollment.registered',
      subjectId: enrollment.id,
    });
    const event = pilotsEvents['enrollment.registered'].read(record);
    await Promise.all([laurel.get(WriteLetter).run(event), laurel.get(WriteLetter).run(event)]);
    expect(await kindsTo(candidateOf(enrollment))).toEqual(['registered']);
  });

  it('about a close are planned again when a candidate moves to another zone', async () => {
    const enrollment = await anEnrollment(laurel).active();
    await laurel.untilIdle();
    const lastDue = async () =>
      (
        await laurel.dataSource.query<{ due_at: Date }[]>(
          `SELECT max(due_at) AS due_at FROM reminder WHERE enrollment_id = $1 AND state = 'due'`,
          [enrollment.id],
        )
      )[0]!.due_at;
    const before = await lastDue();
    const { revision } = await laurel.dataSource.manager.findOneByOrFail(Person, { id: enrollment.personId });
    await laurel.get(EditPerson).run({
      personId: enrollment.personId,
      revision,
      changes: { zone: 'America/Los_Angeles' },
      actor: asActor({ id: enrollment.personId, roles: ['candidate'] }),
    });
    await laurel.untilIdle();
    expect((await lastDue()).getTime() - before.getTime()).toBe(2 * 3600_000);
  });
});
