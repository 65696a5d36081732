import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In } from 'typeorm';
import { type Locked, lockRow, lockRowIfFree, type NewEvent, Outbox, Transitions, type Tx } from '#database';
import { DomainError, Ids, notFound } from '#kernel';
import { daysMoved, effectsOf, reasonOf } from './deadline/enrollment-times.policy.js';
import { late, onTime } from './deadline/on-time.conditions.js';
import { EnrollmentHistory } from './enrollment-history.entity.js';
import { Enrollment } from './enrollment.entity.js';
import { enrollmentLifecycle, isRunning } from './enrollment.lifecycle.js';
import { enrollmentEventOf } from './events.js';
import { type EnrollmentCommand, type HistoryCommand, runningStates } from './vocabulary.js';

export interface EnrollmentMove {
  /** The enrollment's id, or the row itself if this transaction has locked it. */
  of: string | Locked<Enrollment>;
  command: EnrollmentCommand;
  /** Null when Laurel does it by itself. */
  actorId: string | null;
  /** By the database's clock, which decides what is on time. */
  at: Date;
  reason?: string;
  /** Refuse the move if it is not on time (rule 8). */
  onlyOnTime?: boolean;
}

/** Who makes a change, when, and why. */
type Act<Command extends HistoryCommand> = Pick<EnrollmentMove, 'actorId' | 'at' | 'reason'> & { command: Command };

export type NewEnrollment = Omit<
  Enrollment,
  'id' | 'startedAt' | 'windowDays' | 'closingDay' | 'closesAt' | 'pausedAt' | 'submittedAt' | 'metAt' | 'revision'
>;

/** Stores enrollments. Every change of state or close goes through here and adds a line of history. */
@Injectable()
export class EnrollmentRepository {
  constructor(
    private readonly transitions: Transitions,
    private readonly outbox: Outbox,
    private readonly ids: Ids,
  ) {}

  /** @throws DomainError `enrollment.not-found` */
  async find(manager: EntityManager, enrollmentId: string): Promise<Enrollment> {
    const enrollment = await manager.findOneBy(Enrollment, { id: enrollmentId });
    if (enrollment === null) throw notFound('enrollment');
    return enrollment;
  }

  /** Finds an enrollment and locks it until the transaction ends. Lock seats before enrollments. */
  lock(tx: Tx, enrollmentId: string): Promise<Locked<Enrollment>> {
    return lockRow(tx, Enrollment, { id: enrollmentId }, 'enrollment');
  }

  /** Like {@link lock}, and does not wait: null while another transaction has locked it. */
  lockIfFree(tx: Tx, enrollmentId: string): Promise<Locked<Enrollment> | null> {
    return lockRowIfFree(tx, Enrollment, { id: enrollmentId });
  }

  /** The running enrollments of a pilot, locked in the order of their ids. */
  lockRunning(tx: Tx, pilotId: string): Promise<Locked<Enrollment>[]> {
    return tx.find(Enrollment, {
      where: { pilotId, state: In([...runningStates]) },
      order: { id: 'ASC' },
      lock: { mode: 'for_no_key_update' },
    }) as Promise<Locked<Enrollment>[]>;
  }

  /** Locks enrollments, the first to close first. Skips enrollments that another transaction has locked. */
  claim(tx: Tx, where: FindOptionsWhere<Enrollment>, most: number): Promise<Locked<Enrollment>[]> {
    return tx.find(Enrollment, {
      where,
      order: { closesAt: 'ASC', id: 'ASC' },
      take: most,
      lock: { mode: 'for_no_key_update', onLocked: 'skip_locked' },
    }) as Promise<Locked<Enrollment>[]>;
  }

  /**
   * Moves an enrollment along its lifecycle, and writes its history and its event. `expire` is refused before the
   * close, and with `onlyOnTime` every command is refused after it. When moves race, one wins.
   * @throws DomainError `enrollment.not-found`; `enrollment.transition` (409) with the state and what it allows;
   * `enrollment.closed` and `enrollment.still-open` (409), with `closesAt`.
   */
  async move(tx: Tx, move: EnrollmentMove, changes: Partial<Enrollment> = {}): Promise<Locked<Enrollment>> {
    const { of, command, actorId, at, onlyOnTime } = move;
    const before = typeof of === 'string' ? await this.lock(tx, of) : of;
    const expiring = command === 'expire';
    const after = await this.transitions.run(tx, Enrollment, enrollmentLifecycle, {
      of: before,
      command,
      changes: { ...effectsOf(command, before, { at, byCandidate: actorId === before.personId }), ...changes },
      only: expiring ? late(at) : onlyOnTime ? onTime(at) : {},
      otherwise: expiring ? stillOpen : closed,
      event: (moved) => eventOf(moved, lineOf(before, moved, move)),
    });
    await this.record(tx, lineOf(before, after, move));
    return after;
  }

  /**
   * Moves the close of a running enrollment later. Its state stays the same.
   * @throws DomainError `enrollment.transition` (409) when it is not running.
   */
  async postponeClose(
    tx: Tx,
    before: Locked<Enrollment>,
    changes: Pick<Enrollment, 'closesAt'> & Partial<Enrollment>,
    act: Act<'extend' | 'follow-pilot'>,
  ): Promise<Locked<Enrollment>> {
    if (!isRunning(before.state)) throw enrollmentLifecycle.conflict(before.state, 'extend');
    const after = { ...before, ...changes, revision: before.revision + 1 };
    await tx.update(Enrollment, { id: before.id }, { ...changes, revision: after.revision });
    const line = lineOf(before, after, act);
    await this.outbox.append(tx, eventOf(after, line));
    await this.record(tx, line);
    return after;
  }

  /** Records when the candidate was told that the submission is met. The state stays: the badge moves it. */
  async recordMet(tx: Tx, enrollment: Locked<Enrollment>, at: Date): Promise<void> {
    await tx.update(Enrollment, { id: enrollment.id }, { metAt: at, revision: enrollment.revision + 1 });
  }

  /** Stores a new enrollment, registered or waitlisted, with the first line of its history and its event. */
  async add(tx: Tx, registration: NewEnrollment, { actorId }: { actorId: string }): Promise<Enrollment> {
    const notStarted = {
      startedAt: null,
      windowDays: null,
      closingDay: null,
      closesAt: null,
      pausedAt: null,
      submittedAt: null,
      metAt: null,
    };
    const enrollment: Enrollment = { ...registration, ...notStarted, id: this.ids.next(), revision: 1 };
    await tx.insert(Enrollment, enrollment);
    const line = lineOf(null, enrollment, { command: 'register', at: enrollment.registeredAt, actorId });
    await this.outbox.append(tx, eventOf(enrollment, line));
    await this.record(tx, line);
    return enrollment;
  }

  private async record(tx: Tx, line: HistoryLine): Promise<void> {
    await tx.insert(EnrollmentHistory, { id: this.ids.next(), ...line });
  }
}

type HistoryLine = Omit<EnrollmentHistory, 'id'>;

function lineOf(
  before: Enrollment | null,
  after: Enrollment,
  { command, actorId, at, reason }: Act<HistoryCommand>,
): HistoryLine {
  const days = daysMoved(before?.closesAt ?? null, after.closesAt, after.zone);
  return {
    enrollmentId: after.id,
    command,
    fromState: before?.state ?? null,
    toState: after.state,
    actorId,
    reason: reason ?? reasonOf(command, days) ?? null,
    at,
    closesBefore: before?.closesAt ?? null,
    closesAfter: after.closesAt,
    days,
  };
}

function eventOf(
  { id, personId, pilotId, versionId, state, closesAt, zone }: Enrollment,
  { command, actorId, fromState, days, reason }: HistoryLine,
): NewEvent {
  return enrollmentEventOf(
    command,
    state,
  )({
    subjectId: id,
    actorId,
    payload: {
      personId,
      pilotId,
      versionId,
      from: fromState,
      to: state,
      closesAt: closesAt?.toISOString() ?? null,
      zone,
      ...(days > 0 && { closeMovedByDays: days }),
      ...(reason !== null && { reason }),
    },
  });
}

function closed({ closesAt }: Enrollment): DomainError {
  return new DomainError(
    'conflict',
    'enrollment.closed',
    'The deadline has passed. Everything saved is kept. An administrator can extend the deadline.',
    { closesAt: closesAt?.toISOString() ?? null },
  );
}

function stillOpen({ closesAt }: Enrollment): DomainError {
  return new DomainError(
    'conflict',
    'enrollment.still-open',
    'The deadline has not passed, so this enrollment cannot expire.',
    { closesAt: closesAt?.toISOString() ?? null },
  );
}
