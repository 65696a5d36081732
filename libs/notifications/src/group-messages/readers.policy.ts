import type { Zone } from '#kernel';
import type { EnrollmentState } from '#pilots/vocabulary';
import type { LeftOutReason, Placeholder } from '../vocabulary.js';
import { remindedStates } from '../vocabulary.js';

interface Member {
  enrollmentId: string;
  personId: string;
  state: EnrollmentState;
  closesAt: Date | null;
}

interface Known {
  name: string;
  zone: Zone;
  /** Null until the person has an account. */
  userId: string | null;
}

export interface GroupReader<M extends Member, P extends Known> {
  person: P;
  /** Of several enrollments in the group, the one that closes first. */
  member: M;
  /** Null when nothing has to be submitted by then. */
  closesAt: Date | null;
}

export interface LeftOut<P extends Known> {
  person: P;
  reason: LeftOutReason;
}

/** Who of a group gets a message, once each in the order of the group, and who does not. */
export function readersOf<M extends Member, P extends Known>(
  members: readonly M[],
  people: ReadonlyMap<string, P>,
  used: ReadonlySet<Placeholder>,
): { readers: GroupReader<M, P>[]; leftOut: LeftOut<P>[] } {
  const needsDeadline = used.has('deadline') || used.has('days left');
  const readers: GroupReader<M, P>[] = [];
  const leftOut: LeftOut<P>[] = [];
  for (const personId of new Set(members.map((member) => member.personId))) {
    const person = people.get(personId);
    if (person === undefined) continue;
    const member = firstToClose(members.filter((one) => one.personId === personId));
    const closesAt = deadlineOf(member);
    if (person.userId === null) leftOut.push({ person, reason: 'not-joined' });
    else if (needsDeadline && closesAt === null) leftOut.push({ person, reason: 'no-deadline' });
    else readers.push({ person, member, closesAt });
  }
  return { readers, leftOut };
}

function firstToClose<M extends Member>(own: readonly M[]): M {
  return own.toSorted((one, other) => closeOrder(one) - closeOrder(other))[0]!;
}

const closeOrder = (member: Member): number => deadlineOf(member)?.getTime() ?? Number.MAX_SAFE_INTEGER;

function deadlineOf({ state, closesAt }: Member): Date | null {
  return (remindedStates as readonly EnrollmentState[]).includes(state) ? closesAt : null;
}
