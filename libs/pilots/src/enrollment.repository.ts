import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThanOrEqual, MoreThan } from 'typeorm';
import { Outbox, type Tx } from '#database';
import { DomainError, Ids, notFound } from '#kernel';
import { daysMoved, effectsOf, reasonOf } from './domain/enrollment.effects.js';
import { enrollmentLifecycle } from './domain/enrollment.lifecycle.js';
import { EnrollmentHistory } from './enrollment-history.entity.js';
import { Enrollment } from './enrollment.entity.js';
import { enrollmentEventOf } from './events.js';
import { type EnrollmentCommand, type EnrollmentState, type HistoryCommand, runningStates } from './vocabulary.js';

export interface EnrollmentMove {
  enrollmentId: string;
  command: EnrollmentCommand;
  /** Null when the clock does it. */
  actorId: string | null;
  /** By the database's clock: what is on time is decided by it. */
  at: Date;
  reason?: string;
  /** Refuse when the close has passed. */
  notAfterClose?: boolean;
}

export type NewEnrollment = Omit<
  Enrollment,
  'id' | 'startedAt' | 'windowDays' | 'closingDay' | 'closesAt' | 'pausedAt' | 'submittedAt' | 'revision'
>;

/** Where enrollments are read and moved: every change of state or close goes through here and leaves a line of history. */
@Injectable()
export class EnrollmentRepository {
  constructor(
    private readonly outbox: Outbox,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `enrollment.not-found` */
  async find(manager: EntityManager, enrollmentId: string): Promise<Enrollment> {
    const enrollment = await manager.findOneBy(Enrollment, { id: enrollmentId });
    if (enrollment === null) throw notFound('enrollment');
    return enrollment;
  }

  /**
   * Moves an enrollment along its lifecycle by one conditional update, and writes its history and its event.
   * `expire` also waits for the close, and `notAfterClose` refuses once it has come. Of moves that race, one wins.
   * @throws DomainError `enrollment.not-found`; `enrollment.transition` (409) naming the state and what it allows;
   * `enrollment.closed` and `enrollment.still-open` (409), with `closesAt`.
   */
  async move(tx: Tx, move: EnrollmentMove, changes: Partial<Enrollment> = {}): Promise<Enrollment> {
    const { enrollmentId, command, actorId, at, notAfterClose } = move;
    const before = await this.lock(tx, enrollmentId);
    const state = enrollmentLifecycle.next(before.state, command);
    const effects = effectsOf(command, before, { at, byCandidate: actorId === before.personId });
    const after: Enrollment = { ...before, ...effects, ...changes, state, revision: before.revision + 1 };
    const inTime =
      command === 'expire' ? { closesAt: LessThanOrEqual(at) } : notAfterClose ? { closesAt: MoreThan(at) } : {};
    const updated = await tx.update(Enrollment, { id: enrollmentId, state: before.state, ...inTime }, after);
    if (updated.affected !== 1) throw command === 'expire' ? stillOpen(before) : closed(before);
    await this.record(tx, before, after, move);
    return after;
  }

  /**
   * Moves the close of a running enrollment later, which is no transition: its state stays.
   * @throws DomainError `enrollment.transition` (409) when it is not running.
   */
  async postponeClose(
    tx: Tx,
    move: {
      enrollmentId: string;
      command: 'extend' | 'follow-pilot';
      actorId: string | null;
      at: Date;
      reason: string;
    },
    changes: Pick<Enrollment, 'closesAt'> & Partial<Enrollment>,
  ): Promise<Enrollment> {
    const before = await this.lock(tx, move.enrollmentId);
    const after: Enrollment = { ...before, ...changes, revision: before.revision + 1 };
    const updated = await tx.update(Enrollment, { id: before.id, state: In([...runningStates]) }, after);
    if (updated.affected !== 1) throw enrollmentLifecycle.conflict(before.state, 'extend');
    await this.record(tx, before, after, move);
    return after;
  }

  /** Writes a new enrollment, registered or waitlisted, with the first line of its history and its event. */
  async add(tx: Tx, registration: NewEnrollment, { actorId }: { actorId: string }): Promise<Enrollment> {
    const notStarted = {
      startedAt: null,
      windowDays: null,
      closingDay: null,
      closesAt: null,
      pausedAt: null,
      submittedAt: null,
    };
    const enrollment: Enrollment = { ...registration, ...notStarted, id: this.ids.next(), revision: 1 };
    await tx.insert(Enrollment, enrollment);
    await this.record(tx, null, enrollment, { command: 'register', at: enrollment.registeredAt, actorId });
    return enrollment;
  }

  /** Like {@link find}, and nobody else moves it until the transaction ends. Whoever also locks seats locks them first. */
  async lock(tx: Tx, enrollmentId: string): Promise<Enrollment> {
    const enrollment = await tx.findOne(Enrollment, {
      where: { id: enrollmentId },
      lock: { mode: 'for_no_key_update' },
    });
    if (enrollment === null) throw notFound('enrollment');
    return enrollment;
  }

  private async record(
    tx: Tx,
    before: Enrollment | null,
    after: Enrollment,
    {
      command,
      actorId,
      at,
      reason: given,
    }: { command: HistoryCommand; actorId: string | null; at: Date; reason?: string },
  ): Promise<void> {
    const days = daysMoved(before?.closesAt ?? null, after.closesAt, after.zone);
    const reason = given ?? reasonOf(command, days);
    await tx.insert(EnrollmentHistory, {
      id: this.ids.next(),
      enrollmentId: after.id,
      command,
      fromState: before?.state ?? null,
      toState: after.state,
      actorId,
      reason: reason ?? null,
      at,
      closesBefore: before?.closesAt ?? null,
      closesAfter: after.closesAt,
      days,
    });
    const payload = payloadOf(before?.state ?? null, after, days, reason);
    await this.outbox.append(tx, enrollmentEventOf(command, after.state)({ subjectId: after.id, actorId, payload }));
  }
}

function payloadOf(from: EnrollmentState | null, after: Enrollment, days: number, reason: string | undefined) {
  return {
    personId: after.personId,
    pilotId: after.pilotId,
    versionId: after.versionId,
    from,
    to: after.state,
    closesAt: after.closesAt?.toISOString() ?? null,
    zone: after.zone,
    ...(days > 0 ? { closeMovedByDays: days } : {}),
    ...(reason === undefined ? {} : { reason }),
  };
}

function closed({ closesAt }: Enrollment): DomainError {
  return new DomainError(
    'conflict',
    'enrollment.closed',
    'The close of this enrollment has passed. What was saved is kept; an administrator can extend it with a reason.',
    {
      closesAt: closesAt?.toISOString() ?? null,
    },
  );
}

function stillOpen({ closesAt }: Enrollment): DomainError {
  return new DomainError(
    'conflict',
    'enrollment.still-open',
    'The close of this enrollment has not come, so it cannot expire.',
    {
      closesAt: closesAt?.toISOString() ?? null,
    },
  );
}
