import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { In } from 'typeorm';
import { EventRecord, Transactor } from '#database';
import {
  type Enrollment,
  EnrollmentHistory,
  EnrollmentRepository,
  ExpireDueEnrollments,
  ExtendEnrollment,
  isOnTime,
  lateSql,
  onTimeSql,
  PauseEnrollment,
  StartWork,
  WithdrawEnrollment,
} from '#pilots';
import type { EnrollmentCommand } from '#pilots/vocabulary';
import { anEnrollment, type Laurel, startLaurel } from '#testing';

const administrator = { kind: 'person' as const, id: 'an-administrator', roles: ['administrator'] };

describe('moving an enrollment', () => {
  let laurel: Laurel;
  beforeAll(async () => {
    laurel = await startLaurel();
  });
  afterAll(() => laurel.stop());
  beforeEach(() => laurel.clock.set('2026-03-02T15:00:00Z'));

  const move = (
    enrollment: Enrollment,
    command: EnrollmentCommand,
    { at = laurel.clock.now(), onlyOnTime = false } = {},
  ) =>
    laurel
      .get(Transactor)
      .run((tx) =>
        laurel
          .get(EnrollmentRepository)
          .move(tx, { of: enrollment.id, command, actorId: enrollment.personId, at, onlyOnTime }),
      );
  const find = ({ id }: Enrollment) => laurel.get(EnrollmentRepository).find(laurel.dataSource.manager, id);

  it('returns the stored row, raises the revision, and leaves a line of history and an event', async () => {
    const active = await anEnrollment(laurel).active();
    const submitted = await move(active, 'submit', { onlyOnTime: true });
    expect(submitted).toMatchObject({
      state: 'submitted',
      submittedAt: laurel.clock.now(),
      revision: active.revision + 1,
    });
    expect(await find(active)).toEqual({ ...submitted });
    expect(
      await laurel.dataSource.manager.findOneBy(EnrollmentHistory, { enrollmentId: active.id, command: 'submit' }),
    ).toMatchObject({
      fromState: 'active',
      toState: 'submitted',
      actorId: active.personId,
      closesBefore: active.closesAt,
      closesAfter: active.closesAt,
      days: 0,
    });
    expect(
      await laurel.dataSource.manager.findOneBy(EventRecord, { subjectId: active.id, type: 'enrollment.submitted' }),
    ).toMatchObject({
      payload: { from: 'active', to: 'submitted', closesAt: active.closesAt!.toISOString() },
    });
  });

  it('is refused from the instant of the close on, if it has to be on time', async () => {
    const enrollment = await anEnrollment(laurel).active();
    const closesAt = enrollment.closesAt!;
    await expect(move(enrollment, 'submit', { at: closesAt, onlyOnTime: true })).rejects.toMatchObject({
      kind: 'conflict',
      code: 'enrollment.closed',
      details: { closesAt: closesAt.toISOString() },
    });
    expect(await move(enrollment, 'submit', { at: new Date(closesAt.getTime() - 1), onlyOnTime: true })).toMatchObject({
      state: 'submitted',
    });
  });

  it('gives the same answer on what is on time in code and in SQL', async () => {
    const close = new Date('2026-11-08T06:00:00Z');
    const answers = async (closesAt: Date | null, at: Date) => {
      const [row] = await laurel.dataSource.query<{ on_time: boolean; late: boolean | null }[]>(
        `SELECT ${onTimeSql('c', 'a')} AS on_time, ${lateSql('c', 'a')} AS late FROM (SELECT $1::timestamptz AS c, $2::timestamptz AS a) AS given`,
        [closesAt, at],
      );
      return [isOnTime(at, closesAt), row!.on_time, row!.late !== true];
    };
    expect(await answers(close, new Date(close.getTime() - 1))).toEqual([true, true, true]);
    expect(await answers(close, close)).toEqual([false, false, false]);
    expect(await answers(close, new Date(close.getTime() + 1))).toEqual([false, false, false]);
    expect(await answers(null, close)).toEqual([true, true, true]);
  });

  it('expires from the instant of the close on, and not before', async () => {
    const enrollment = await anEnrollment(laurel).active();
    const closesAt = enrollment.closesAt!;
    await expect(move(enrollment, 'expire', { at: new Date(closesAt.getTime() - 1) })).rejects.toMatchObject({
      code: 'enrollment.still-open',
    });
    expect(await move(enrollment, 'expire', { at: closesAt })).toMatchObject({ state: 'expired' });
  });

  it('is refused with the state and the commands that it allows', async () => {
    const enrollment = await anEnrollment(laurel).registered();
    await expect(move(enrollment, 'submit')).rejects.toMatchObject({
      code: 'enrollment.transition',
      details: { state: 'registered', allowed: ['start', 'withdraw'] },
    });
  });

  it('keeps the days left when a review ends in "not yet met"', async () => {
    const submitted = await anEnrollment(laurel).submitted();
    laurel.clock.advance({ days: 20 });
    const returned = await move(submitted, 'return-unmet');
    expect(returned).toMatchObject({ state: 'resubmitting' });
    expect(
      await laurel.dataSource.manager.findOneBy(EnrollmentHistory, {
        enrollmentId: submitted.id,
        command: 'return-unmet',
      }),
    ).toMatchObject({ days: 20, reason: 'The time under review does not count.' });
  });

  it('sealing and expiry race', async () => {
    for (let round = 0; round < 10; round += 1) {
      const enrollment = await anEnrollment(laurel).active();
      const closesAt = enrollment.closesAt!;
      laurel.clock.set(closesAt);
      // The seal reached the server a moment before the close. The sweep runs at the close.
      const [seal, expired] = await Promise.allSettled([
        move(enrollment, 'submit', { at: new Date(closesAt.getTime() - 1), onlyOnTime: true }),
        laurel.get(ExpireDueEnrollments).run(),
      ]);
      const { state } = await find(enrollment);
      const sealed = seal.status === 'fulfilled';
      expect(expired.status).toBe('fulfilled');
      expect(state).toBe(sealed ? 'submitted' : 'expired');
      if (!sealed) expect(seal.reason).toMatchObject({ code: 'enrollment.transition', details: { state: 'expired' } });
      const ends = await laurel.dataSource.manager.countBy(EnrollmentHistory, {
        enrollmentId: enrollment.id,
        command: In(['submit', 'expire']),
      });
      expect(ends).toBe(1);
    }
  });

  it.each([
    [
      'an extension',
      (id: string) =>
        laurel
          .get(ExtendEnrollment)
          .run({ actor: administrator, enrollmentId: id, closesOn: '2040-01-01', reason: 'Storm' }),
    ],
    [
      'a withdrawal',
      (id: string) =>
        laurel.get(WithdrawEnrollment).run({ actor: administrator, enrollmentId: id, reason: 'Moved away' }),
    ],
    [
      'a pause that comes too late',
      (id: string) => laurel.get(PauseEnrollment).run({ actor: administrator, enrollmentId: id, reason: 'Leave' }),
    ],
  ])('expiry and %s race without deadlock, and the history is consistent', async (_, act) => {
    for (let round = 0; round < 5; round += 1) {
      const enrollment = await anEnrollment(laurel).active();
      laurel.clock.set(enrollment.closesAt!);
      const [acted, expired] = await Promise.allSettled([
        act(enrollment.id),
        laurel.get(ExpireDueEnrollments).run(),
        laurel.get(ExpireDueEnrollments).run(),
      ]);
      expect(expired.status).toBe('fulfilled');
      if (acted.status === 'rejected') expect(acted.reason).toMatchObject({ kind: 'conflict' });
      const history = await laurel.dataSource.manager.find(EnrollmentHistory, {
        where: { enrollmentId: enrollment.id },
        order: { id: 'ASC' },
      });
      const { state } = await find(enrollment);
      expect(history.at(-1)!.toState).toBe(state);
      history.slice(1).forEach((line, index) => expect(line.fromState).toBe(history[index]!.toState));
      expect(history.filter(({ command }) => command === 'expire').length).toBeLessThanOrEqual(1);
    }
  });

  it('one of eight starts at once wins', async () => {
    const { id, personId } = await anEnrollment(laurel).registered();
    const starts = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        laurel.get(StartWork).run({ actor: { kind: 'person', id: personId, roles: ['candidate'] }, enrollmentId: id }),
      ),
    );
    expect(starts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});
