import { type AwardQueries, badgesEvents } from '#badges';
import type { AnyEventType, Happened } from '#database';
import { identityEvents, type MailedLink, type MailedLinks } from '#identity';
import { PermanentFailure } from '#jobs';
import { pilotsEvents } from '#pilots';
import { reviewsEvents } from '#reviews';
import { submissionsEvents } from '#submissions';
import { notificationsEvents } from '../events.js';
import type { NewMessage } from '../message.repository.js';
import type { LetterFacts } from './letter-facts.js';
import type { Letter, Letters } from './letters.document.js';
import { places } from './places.document.js';

/** A letter and its receiver. */
export type Draft = Omit<NewMessage, 'dedupeKey'>;

/** What letters are written with. */
export interface Writing {
  facts: LetterFacts;
  words: Letters;
  links: MailedLinks;
  awards: AwardQueries;
}

export interface LetterEntry {
  event: AnyEventType;
  /** Null when there is nothing to write; one draft for each person when several get a letter. */
  write(event: Happened<string, unknown>, writing: Writing): Promise<Draft | Draft[] | null>;
}

type Reader = Parameters<Letters['closeMoved']>[0];
type Work = Parameters<Letters['registered']>[1];
type PlannedMeeting = Parameters<Letters['meetingMoved']>[1];
type Badge = Parameters<Letters['badgeIssued']>[1];

/**
 * Every letter: its event, and how to write it. To add a letter, name its kind in vocabulary.ts, write its words
 * in letters.document.ts, and enter it here.
 */
export const letterTable: readonly LetterEntry[] = [
  // The way into an account, and each change to it.
  about(identityEvents['person.invited'], async ({ payload: { invitationId } }, { links, words }) =>
    withLink(invitationId, await links.invitation(invitationId), (link) => words.invitation(link.to, link)),
  ),
  about(identityEvents['password.reset-requested'], async ({ payload: { resetId } }, { links, words }) =>
    withLink(resetId, await links.passwordReset(resetId), (link) => words.passwordReset(link.to, link)),
  ),
  about(
    identityEvents['person.address-changed'],
    toPerson((words, reader, at) => words.addressChanged(reader, { at })),
  ),
  about(
    identityEvents['person.password-changed'],
    toPerson((words, reader, at) => words.passwordChanged(reader, { at })),
  ),
  about(
    identityEvents['person.second-factor-removed'],
    toPerson((words, reader, at) => words.secondFactorRemoved(reader, { at })),
  ),

  // Seats, meetings, pauses, and each move of a close: no close moves without the candidate being told (rule 5).
  about(
    pilotsEvents['enrollment.registered'],
    toCandidate((words, reader, work) => words.registered(reader, work)),
  ),
  about(
    pilotsEvents['enrollment.waitlisted'],
    toCandidate((words, reader, work) => words.waitlisted(reader, work)),
  ),
  about(
    pilotsEvents['enrollment.promoted'],
    toCandidate((words, reader, work) => words.seatGiven(reader, work)),
  ),
  about(
    pilotsEvents['enrollment.paused'],
    toCandidate((words, reader, work) => words.paused(reader, work)),
  ),
  about(
    pilotsEvents['enrollment.expired'],
    toCandidate((words, reader, work) => words.expired(reader, work)),
  ),
  about(pilotsEvents['enrollment.extended'], (event, writing) => ofClose(event, writing, event.payload.reason ?? null)),
  about(pilotsEvents['enrollment.resumed'], (event, writing) => ofClose(event, writing, null)),
  about(pilotsEvents['enrollment.meeting-moved'], (event, writing) =>
    ofMeeting(event, writing, (reader, meeting) => writing.words.meetingMoved(reader, meeting)),
  ),
  about(pilotsEvents['enrollment.meeting-cancelled'], (event, writing) => {
    const reason = known(event.payload.reason, 'reason');
    return ofMeeting(event, writing, (reader, meeting) =>
      writing.words.meetingCancelled(reader, { ...meeting, reason }),
    );
  }),

  // Receipts for candidates, offers for reviewers, results. No letter says whose work it is or what the result is (rules 10, 14).
  about(submissionsEvents['submission.sealed'], async ({ subjectId, occurredAt, payload }, { facts, words }) => {
    const { personId, enrollmentId, reader, work, attempt } = await facts.ofSubmission(subjectId);
    const sealed = { attempt, sealedAt: occurredAt, manifestSha256: payload.manifestSha256 };
    const letter = words.submissionReceived(reader, { ...work, ...sealed });
    return { personId, letter, path: places.receipt(enrollmentId, subjectId) };
  }),
  about(submissionsEvents['submission.returned'], async ({ subjectId, payload: { reason } }, { facts, words }) => {
    const { personId, enrollmentId, reader, work } = await facts.ofSubmission(subjectId);
    const letter = words.submissionReturned(reader, { ...work, reason });
    return { personId, letter, path: places.work(enrollmentId) };
  }),
  // Requests for coaches, and their answers for candidates. No letter names the candidate.
  about(submissionsEvents['confirmation.asked'], async ({ subjectId, payload }, { facts, words }) => {
    const { work } = await facts.ofSubmission(payload.submissionId);
    const path = places.confirmation(subjectId);
    return Promise.all(
      payload.coachIds.map(async (personId) => ({
        personId,
        letter: words.confirmationAsked(await facts.reader(personId), work),
        path,
      })),
    );
  }),
  about(
    submissionsEvents['confirmation.given'],
    toAsker((words, reader, work) => words.confirmationGiven(reader, work)),
  ),
  about(
    submissionsEvents['confirmation.declined'],
    toAsker((words, reader, work) => words.confirmationDeclined(reader, work)),
  ),
  about(submissionsEvents['confirmation.lapsed'], async (event, writing) => {
    const { coachId, submissionId } = event.payload;
    const { facts, words } = writing;
    const toCandidate = toAsker((_, reader, work) => words.confirmationLapsed(reader, { ...work, toCoach: false }));
    const { work } = await facts.ofSubmission(submissionId);
    const letter = words.confirmationLapsed(await facts.reader(coachId), { ...work, toCoach: true });
    return [await toCandidate(event, writing), { personId: coachId, letter, path: places.coaching }];
  }),
  about(reviewsEvents['review.offered'], async ({ payload }, { facts, words }) => {
    const { work, number } = await facts.ofSubmission(payload.submissionId);
    const offer = { credential: work.credential, number, respondBy: new Date(payload.leaseUntil) };
    const reader = await facts.reader(payload.reviewerId);
    return { personId: payload.reviewerId, letter: words.reviewOffered(reader, offer), path: places.queue };
  }),
  about(reviewsEvents['review.declined'], ofEndedOffer),
  about(reviewsEvents['review.conflicted'], ofEndedOffer),
  about(reviewsEvents['reviewer.reminded'], async ({ subjectId: personId, payload }, { facts, words }) => {
    const reviews = [];
    for (const { submissionId, dueAt, late } of payload.reviews) {
      const { work, number } = await facts.ofSubmission(submissionId);
      reviews.push({ credential: work.credential, number, dueAt: new Date(dueAt), late });
    }
    const letter = words.reviewReminder(await facts.reader(personId), reviews);
    return { personId, letter, path: places.queue };
  }),
  about(reviewsEvents['problem.reported'], async ({ payload }, { facts, words }) => {
    const { work, number } = await facts.ofSubmission(payload.submissionId);
    const administrators = await facts.administratorsOf(payload.submissionId);
    return administrators.map(({ personId, reader }) => ({
      personId,
      letter: words.problemReported(reader, { credential: work.credential, number, kind: payload.kind }),
      path: places.problems,
    }));
  }),
  about(reviewsEvents['problem.closed'], async ({ payload }, { facts, words }) => {
    const { reviewerId: personId, outcome, note, waiting } = payload;
    if (outcome === 'ended') return null;
    const { work, number } = await facts.ofSubmission(payload.submissionId);
    const dueAt = waiting ? null : new Date(payload.dueAt);
    const problem = { credential: work.credential, number, answer: outcome, note, dueAt };
    const letter = words.problemAnswered(await facts.reader(personId), problem);
    return { personId, letter, path: places.review(payload.reviewId) };
  }),
  about(reviewsEvents['decision.released'], async ({ payload }, { facts, words }) => {
    const { personId, enrollmentId, reader, work } = await facts.ofSubmission(payload.submissionId);
    const path = places.result(enrollmentId, payload.submissionId);
    return { personId, letter: words.resultReady(reader, work), path };
  }),

  // Mail that does not arrive, for administrators; a final notice also for the coach.
  about(notificationsEvents['message.undelivered'], async ({ subjectId, payload: { personId } }, { facts, words }) => {
    const undelivered = await facts.ofUndelivered(subjectId);
    if (undelivered === null) return null;
    const { readers, ...mail } = undelivered;
    return readers.map(({ personId: readerId, reader, toCoach }) => ({
      personId: readerId,
      letter: words.mailUndelivered(reader, { ...mail, toCoach }),
      path: toCoach ? places.coaching : places.person(personId),
    }));
  }),

  // A badge and each change of its state, for its holder.
  about(badgesEvents['award.issued'], (event, writing) =>
    toHolder(event, writing, (reader, badge) => writing.words.badgeIssued(reader, badge)),
  ),
  about(badgesEvents['award.suspended'], (event, writing) =>
    toHolder(event, writing, (reader, { name }) =>
      writing.words.badgeSuspended(reader, { name, reason: event.payload.reason }),
    ),
  ),
  about(badgesEvents['award.lifted'], (event, writing) =>
    toHolder(event, writing, (reader, badge) => writing.words.badgeLifted(reader, badge)),
  ),
  about(badgesEvents['award.revoked'], (event, writing) =>
    toHolder(event, writing, (reader, { name }) =>
      writing.words.badgeRevoked(reader, { name, reason: event.payload.reason }),
    ),
  ),
  about(badgesEvents['award.reinstated'], (event, writing) =>
    toHolder(event, writing, (reader, badge) => writing.words.badgeReinstated(reader, badge)),
  ),
];

function about<Type extends AnyEventType>(
  event: Type,
  write: (event: ReturnType<Type['read']>, writing: Writing) => Promise<Draft | Draft[] | null>,
): LetterEntry {
  return { event, write: write as LetterEntry['write'] };
}

/** Nothing is written about a link that is no longer valid. */
function withLink(linkId: string, link: MailedLink | null, write: (link: MailedLink) => Letter): Draft | null {
  return link === null ? null : { personId: link.to.personId, letter: write(link), path: places.profile, linkId };
}

function toPerson(write: (words: Letters, reader: Reader, at: Date) => Letter): LetterEntry['write'] {
  return async ({ subjectId, occurredAt }, { facts, words }) => ({
    personId: subjectId,
    letter: write(words, await facts.reader(subjectId), occurredAt),
    path: places.profile,
  });
}

function toCandidate(write: (words: Letters, reader: Reader, work: Work) => Letter): LetterEntry['write'] {
  return async ({ subjectId }, { facts, words }) => {
    const { personId, reader, work } = await facts.ofEnrollment(subjectId);
    return { personId, letter: write(words, reader, work), path: places.work(subjectId) };
  };
}

/** To the candidate who asked their coach to confirm an artifact. */
function toAsker(write: (words: Letters, reader: Reader, work: Work) => Letter) {
  return async (
    { payload: { submissionId, artifact } }: Happened<string, { submissionId: string; artifact: string }>,
    { facts, words }: Writing,
  ): Promise<Draft> => {
    const { personId, enrollmentId, reader, work } = await facts.ofSubmission(submissionId);
    return { personId, letter: write(words, reader, work), path: places.artifact(enrollmentId, artifact) };
  };
}

/** The letter tells the close of the event, not the present close: it tells what happened. */
async function ofClose(
  { subjectId, payload }: Happened<string, { closesAt: string | null }>,
  { facts, words }: Writing,
  reason: string | null,
): Promise<Draft> {
  const { personId, reader, work, zone } = await facts.ofEnrollment(subjectId);
  const closesAt = new Date(known(payload.closesAt, 'close'));
  const letter = words.closeMoved(reader, { ...work, closesAt, zone, reason });
  return { personId, letter, path: places.work(subjectId) };
}

/** The letter tells the meeting of the event. The meeting may have moved again since, or be gone. */
async function ofMeeting(
  { subjectId, payload }: Happened<string, { title: string; place: string; startsAt: string }>,
  { facts }: Writing,
  write: (reader: Reader, meeting: PlannedMeeting) => Letter,
): Promise<Draft> {
  const { personId, pilotId, reader, work } = await facts.ofEnrollment(subjectId);
  const { title, place, startsAt } = payload;
  const letter = write(reader, { title, place, startsAt: new Date(startsAt), pilot: work.pilot });
  return { personId, letter, path: places.pilot(pilotId) };
}

/** An offer that somebody else ended. The words are the same for every reason, so that they reveal none (ADR 9). */
async function ofEndedOffer(
  { actorId, payload }: Happened<string, { submissionId: string; reviewerId: string }>,
  { facts, words }: Writing,
): Promise<Draft | null> {
  const { submissionId, reviewerId: personId } = payload;
  if (actorId === personId) return null;
  const { work, number } = await facts.ofSubmission(submissionId);
  const offer = { credential: work.credential, number };
  return { personId, letter: words.offerWithdrawn(await facts.reader(personId), offer), path: places.queue };
}

async function toHolder(
  { subjectId, payload: { personId } }: Happened<string, { personId: string }>,
  { facts, awards }: Writing,
  write: (reader: Reader, badge: Badge) => Letter,
): Promise<Draft> {
  const [reader, { achievement, url }] = await Promise.all([facts.reader(personId), awards.byId(subjectId)]);
  const letter = write(reader, { name: `${achievement.code}, ${achievement.title}`, url });
  return { personId, letter, path: places.badge(subjectId) };
}

/** @throws PermanentFailure when the event lacks it: no later attempt would find it. */
function known<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new PermanentFailure(`The event has no ${what}.`);
  return value;
}
