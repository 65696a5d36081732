import type { Zone } from '#kernel';
import type { ProblemAnswer, ProblemKind } from '#reviews/vocabulary';
import type { LetterKind } from '../vocabulary.js';
import { places } from './places.document.js';
import { closeInWords, daysLeftInWords, momentInWords } from './times-in-words.document.js';

/** The words of a mail. Its address is chosen when it is sent. */
export interface Letter {
  kind: LetterKind;
  subject: string;
  /** Plain text. {@link personalLink} marks the place of a link that only the receiver may see. */
  text: string;
}

/** Replaced by the link when the letter is sent. The link is never stored with the letter. */
export const personalLink = '{personal link}';

interface Reader {
  name: string;
  zone: Zone;
}

interface Work {
  /** `INS-1, Instructional Leadership…` */
  credential: string;
  pilot: string;
}

interface OpenWork extends Work {
  closesAt: Date;
  /** The pilot's. */
  zone: Zone;
}

interface PlannedMeeting {
  title: string;
  /** Empty when the place is not known. */
  place: string;
  startsAt: Date;
  pilot: string;
}

const problemWords: Record<ProblemKind, string> = {
  'cannot-open': 'something cannot be opened or read',
  'names-candidate': 'something names the candidate',
  other: 'something else is wrong',
};

/**
 * The words of each letter. A letter names nobody but its reader, and no result. Only the letter about email that does
 * not arrive names a candidate, to their coach and to administrators.
 */
export class Letters {
  constructor(private readonly publicUrl: string) {}

  invitation(reader: Reader, { expiresAt }: { expiresAt: Date }): Letter {
    return this.letter('invitation', reader, 'Your invitation to Laurel', [
      'You are invited to Laurel, where school principals earn micro-credentials for what they do.',
      `Open this link to choose a password and join:\n${personalLink}`,
      `The link is only for you. It works once, until ${momentInWords(expiresAt, reader.zone)} (${reader.zone}). If you did not expect this invitation, you can ignore it.`,
    ]);
  }

  passwordReset(reader: Reader, { expiresAt }: { expiresAt: Date }): Letter {
    return this.letter('password-reset', reader, 'Choose a new password', [
      `Someone asked for a new password for your account. If it was you, open this link to choose one:\n${personalLink}`,
      `The link works once, until ${momentInWords(expiresAt, reader.zone)} (${reader.zone}). If it was not you, ignore this email. Your password stays the same.`,
    ]);
  }

  passwordChanged(reader: Reader, { at }: { at: Date }): Letter {
    return this.letter('password-changed', reader, 'Your password was changed', [
      `The password of your account was changed on ${momentInWords(at, reader.zone)} (${reader.zone}).`,
      'If you did not change it, ask for a new password now and tell the people who run Laurel.',
    ]);
  }

  addressChanged(reader: Reader, { at }: { at: Date }): Letter {
    return this.letter('address-changed', reader, 'Your address at Laurel was changed', [
      `Your address was changed on ${momentInWords(at, reader.zone)} (${reader.zone}). Sign in with this address from now on. We also send our emails to it. Your password is the same.`,
      'We reissue your valid badges to this address. Their links stay the same, so you do not have to do anything.',
      'If you did not expect this change, tell the people who run Laurel.',
    ]);
  }

  secondFactorRemoved(reader: Reader, { at }: { at: Date }): Letter {
    return this.letter('second-factor-removed', reader, 'Your second factor was removed', [
      `The second factor of your account was removed on ${momentInWords(at, reader.zone)} (${reader.zone}).`,
      'If you did not ask for this, tell the people who run Laurel.',
    ]);
  }

  registered(reader: Reader, work: Work): Letter {
    return this.letter('registered', reader, `You have a seat for ${work.credential}`, [
      `You are registered for ${work.credential} in ${work.pilot}.`,
      'Your time begins when you start work, not before. You can read the outcomes and the rubric first.',
    ]);
  }

  exportReady(reader: Reader, { until }: { until: Date }): Letter {
    return this.letter('export-ready', reader, 'Your export is ready', [
      `The export of everything that Laurel keeps about you is ready. You can download it until ${momentInWords(until, reader.zone)} (${reader.zone}).`,
      'If you did not ask for it, change your password and tell the people who run Laurel.',
    ]);
  }

  erasureRequested(reader: Reader, { dueAt }: { dueAt: Date }): Letter {
    return this.letter('erasure-requested', reader, 'A request to erase you from Laurel', [
      `You, or an administrator for you, requested that you are erased from Laurel. Once an administrator has confirmed it, it begins on ${momentInWords(dueAt, reader.zone)} (${reader.zone}) at the earliest.`,
      'Until then, you can withdraw the request under “Your data” in your profile. After that, nobody can bring back what was deleted.',
    ]);
  }

  erasureWithdrawn(reader: Reader, { at }: { at: Date }): Letter {
    return this.letter('erasure-withdrawn', reader, 'You will not be erased from Laurel', [
      `The request to erase you from Laurel was withdrawn on ${momentInWords(at, reader.zone)} (${reader.zone}). Nothing was deleted.`,
    ]);
  }

  waitlisted(reader: Reader, work: Work): Letter {
    return this.letter('waitlisted', reader, `You are on the waiting list for ${work.credential}`, [
      `All seats for ${work.credential} in ${work.pilot} are taken, so you are on the waiting list.`,
      'A free seat goes to the first person on the list. We will tell you when it is your turn. Until then you do not have to do anything.',
    ]);
  }

  seatGiven(reader: Reader, work: Work): Letter {
    return this.letter('seat-given', reader, `You have a seat now: ${work.credential}`, [
      `A seat for ${work.credential} in ${work.pilot} has opened up, and it is yours.`,
      'Your time begins when you start work.',
    ]);
  }

  meetingMoved(reader: Reader, { title, place, startsAt, pilot }: PlannedMeeting): Letter {
    return this.letter('meeting-moved', reader, `Changed: ${title}`, [
      `${title} of ${pilot} is now on ${momentInWords(startsAt, reader.zone)} (${reader.zone}).`,
      ...(place === '' ? [] : [`Where: ${place}`]),
      "If the meeting is in your calendar, get the new entry from the pilot's page.",
    ]);
  }

  meetingCancelled(reader: Reader, { title, startsAt, pilot, reason }: PlannedMeeting & { reason: string }): Letter {
    return this.letter('meeting-cancelled', reader, `Canceled: ${title}`, [
      `${title} of ${pilot} on ${momentInWords(startsAt, reader.zone)} (${reader.zone}) is canceled.`,
      `Reason: ${reason}`,
    ]);
  }

  closeMoved(reader: Reader, work: OpenWork & { reason: string | null }): Letter {
    return this.letter('close-moved', reader, `You have more time for ${work.credential}`, [
      `Your deadline for ${work.credential} is later now. You can submit until ${this.close(reader, work)}.`,
      ...(work.reason === null ? [] : [`Reason: ${work.reason}`]),
    ]);
  }

  paused(reader: Reader, work: Work): Letter {
    return this.letter('paused', reader, `Your work on ${work.credential} is paused`, [
      `Your work on ${work.credential} is paused. The days you have left are kept for you.`,
      'When your work continues, we will tell you the new last day.',
    ]);
  }

  expired(reader: Reader, work: Work): Letter {
    return this.letter('expired', reader, `The time for ${work.credential} is over`, [
      `The time for ${work.credential} in ${work.pilot} is over. Nothing that you wrote or uploaded is lost.`,
      'If something kept you from finishing, tell the people who run the pilot. They can give you more time.',
    ]);
  }

  reminder(reader: Reader, work: OpenWork & { now: Date }): Letter {
    const left = daysLeftInWords(work.closesAt, { pilot: work.zone, candidate: reader.zone }, work.now);
    return this.letter(
      'reminder',
      reader,
      left === 'today' ? `Today is the last day for ${work.credential}` : `${left} left for ${work.credential}`,
      [
        `You can submit your work on ${work.credential} until ${this.close(reader, work)}.`,
        'Your task list shows what is still missing. Before you can submit, you need all artifacts and an evidence link for every detail.',
      ],
    );
  }

  submissionReceived(
    reader: Reader,
    work: Work & { attempt: number; sealedAt: Date; manifestSha256: string | null },
  ): Letter {
    return this.letter('submission-received', reader, `We have your submission for ${work.credential}`, [
      `Your submission for ${work.credential} (attempt ${work.attempt}) was sealed on ${momentInWords(work.sealedAt, reader.zone)} (${reader.zone}).`,
      ...(work.manifestSha256 === null
        ? []
        : [`Your receipt, the SHA-256 of the manifest, is:\n${work.manifestSha256}`]),
      'Two reviewers will read it next. They do not know who wrote it. You can recall it until one of them begins to score.',
    ]);
  }

  submissionReturned(reader: Reader, work: Work & { reason: string | null }): Letter {
    return this.letter(
      'submission-returned',
      reader,
      `Something is missing in your submission for ${work.credential}`,
      [
        `We returned your submission for ${work.credential} so that you can complete it. It was not scored, and it is still the same attempt.`,
        ...(work.reason === null ? [] : [`Reason: ${work.reason}`]),
      ],
    );
  }

  reviewOffered(reader: Reader, work: { credential: string; number: number; respondBy: Date | null }): Letter {
    return this.letter('review-offered', reader, `Submission ${work.number} to review: ${work.credential}`, [
      `Submission ${work.number} for ${work.credential} is waiting for your review.`,
      work.respondBy === null
        ? 'Please accept or decline it.'
        : `Please accept or decline it by ${momentInWords(work.respondBy, reader.zone)} (${reader.zone}).`,
      'If you might know whose work it is, or are close to that person, decline it. You do not have to say why.',
    ]);
  }

  offerWithdrawn(reader: Reader, work: { credential: string; number: number }): Letter {
    return this.letter('offer-withdrawn', reader, `Submission ${work.number} no longer needs your review`, [
      `The offer to review submission ${work.number} for ${work.credential} was withdrawn. You have nothing to do.`,
    ]);
  }

  reviewReminder(
    reader: Reader,
    reviews: readonly { credential: string; number: number; dueAt: Date; late: boolean }[],
  ): Letter {
    const late = reviews.some((review) => review.late);
    return this.letter(
      'review-reminder',
      reader,
      late ? 'Your reviews that are late' : 'Your reviews that are due soon',
      [
        late
          ? 'The program asks you to finish these reviews. At least one is past its due date:'
          : 'The program reminds you that these reviews are due soon:',
        reviews
          .map(({ number, credential, dueAt, late }) => {
            const due = momentInWords(dueAt, reader.zone);
            return `Submission ${number} for ${credential}: ${late ? 'was due' : 'due'} by ${due} (${reader.zone})`;
          })
          .join('\n'),
        'If you cannot finish one of them, please return it, so that another reviewer can take it.',
      ],
    );
  }

  confirmationAsked(reader: Reader, { credential }: Pick<Work, 'credential'>): Letter {
    return this.letter('confirmation-asked', reader, `Please confirm an artifact for ${credential}`, [
      `A candidate whom you coach asks you to confirm an artifact for ${credential}.`,
      'Open “People you coach” to read it. They can submit it after you confirm it.',
    ]);
  }

  confirmationGiven(reader: Reader, { credential }: Pick<Work, 'credential'>): Letter {
    return this.letter('confirmation-given', reader, `Your coach confirmed an artifact for ${credential}`, [
      `Your coach confirmed an artifact for ${credential}.`,
      'If you change this artifact, your coach has to confirm it again.',
    ]);
  }

  confirmationDeclined(reader: Reader, { credential }: Pick<Work, 'credential'>): Letter {
    return this.letter('confirmation-declined', reader, `Your coach asks for a change for ${credential}`, [
      `Your coach has not confirmed an artifact for ${credential} yet, and wrote a note.`,
      'Read the note, change the artifact, and ask again.',
    ]);
  }

  confirmationLapsed(reader: Reader, { credential, toCoach }: Pick<Work, 'credential'> & { toCoach: boolean }): Letter {
    return this.letter('confirmation-lapsed', reader, `A confirmed artifact has changed: ${credential}`, [
      `An artifact for ${credential} has changed since ${toCoach ? 'you' : 'your coach'} confirmed it, so it is no longer confirmed.`,
      toCoach
        ? 'You do not have to do anything. The candidate can ask you again.'
        : 'When the artifact is finished, ask your coach again.',
    ]);
  }

  problemReported(reader: Reader, problem: { credential: string; number: number; kind: ProblemKind }): Letter {
    return this.letter(
      'problem-reported',
      reader,
      `A reviewer reports a problem in submission ${problem.number}: ${problem.credential}`,
      [
        `A reviewer of submission ${problem.number} for ${problem.credential} reports: ${problemWords[problem.kind]}.`,
        'The due date of the review waits until you answer. Open Review, then “Reported problems”.',
      ],
    );
  }

  problemAnswered(
    reader: Reader,
    problem: { credential: string; number: number; answer: ProblemAnswer; note: string; dueAt: Date | null },
  ): Letter {
    return this.letter(
      'problem-answered',
      reader,
      `An answer to the problem you reported in submission ${problem.number}: ${problem.credential}`,
      [
        problem.answer === 'mended'
          ? `The problem that you reported in submission ${problem.number} for ${problem.credential} is fixed.`
          : `An administrator looked at the problem that you reported in submission ${problem.number} for ${problem.credential}, and asks you to continue.`,
        `Note: ${problem.note}`,
        problem.dueAt === null
          ? 'Another problem that you reported is still open. Your due date waits until it is answered too.'
          : `Your review is now due by ${momentInWords(problem.dueAt, reader.zone)} (${reader.zone}).`,
      ],
    );
  }

  resultReady(reader: Reader, work: Work): Letter {
    return this.letter('result-ready', reader, `Your result for ${work.credential} is ready`, [
      `The review of your submission for ${work.credential} is complete. Your result and the reviewers' feedback are ready.`,
    ]);
  }

  badgeIssued(reader: Reader, badge: { name: string; url: string }): Letter {
    return this.letter('badge-issued', reader, `Your badge: ${badge.name}`, [
      `You have earned ${badge.name}. Congratulations!`,
      `This is the link to your badge. Anyone who has it can verify the badge:\n${badge.url}`,
    ]);
  }

  badgeSuspended(reader: Reader, badge: { name: string; reason: string | null }): Letter {
    return this.letter('badge-suspended', reader, `Your badge ${badge.name} is suspended`, [
      `Your badge ${badge.name} is suspended for now. Anyone who verifies it sees that.`,
      ...this.given(badge.reason),
    ]);
  }

  badgeLifted(reader: Reader, badge: { name: string }): Letter {
    return this.letter('badge-lifted', reader, `Your badge ${badge.name} is valid again`, [
      `The suspension of your badge ${badge.name} is lifted. The badge is valid again.`,
    ]);
  }

  badgeRevoked(reader: Reader, badge: { name: string; reason: string | null }): Letter {
    return this.letter('badge-revoked', reader, `Your badge ${badge.name} is revoked`, [
      `Your badge ${badge.name} is revoked. Anyone who verifies it sees that.`,
      ...this.given(badge.reason),
    ]);
  }

  badgeReinstated(reader: Reader, badge: { name: string; url: string }): Letter {
    return this.letter('badge-reinstated', reader, `Your badge ${badge.name} is yours again`, [
      `We issued your badge ${badge.name} again. It replaces the one that was revoked:\n${badge.url}`,
    ]);
  }

  /** What an administrator writes to a group. */
  groupMessage(reader: Reader, { subject, text }: { subject: string; text: string }): Letter {
    return this.letter('group-message', reader, subject.replaceAll(/\s+/g, ' '), [text]);
  }

  mailUndelivered(
    reader: Reader,
    mail: { name: string; address: string; subject: string; said: string; isFinal: boolean; toCoach: boolean },
  ): Letter {
    const { name, address, subject, said, isFinal, toCoach } = mail;
    return this.letter('mail-undelivered', reader, `Email to ${name} does not arrive`, [
      `An email from Laurel to ${name} did not arrive at ${address}. Its subject is:\n${subject}`,
      ...(toCoach ? [] : [`The mail server said:\n${said}`]),
      ...(isFinal ? [`Please make sure that ${name} knows about this. Laurel does not send it again by itself.`] : []),
      toCoach
        ? `If the address is wrong, ask the people who run Laurel to change it.`
        : `Ask ${name} for the right address, and change it in Laurel. Then you can send the email again.`,
    ]);
  }

  digest(reader: Reader, messages: readonly { subject: string; text: string; path: string | null }[]): Letter {
    const subject = messages.length === 1 ? messages[0]!.subject : `${messages.length} notifications from Laurel`;
    return this.letter('digest', reader, subject, [
      'This is your daily digest. It holds what is new since the last one.',
      ...messages.map((message, index) =>
        [
          `${index + 1}. ${message.subject}`,
          ...bodyOf(message.text),
          ...(message.path === null ? [] : [`${this.publicUrl}${message.path}`]),
        ].join('\n\n'),
      ),
      `All notifications:\n${this.publicUrl}${places.notifications}`,
      `Choose which emails you get, or turn this digest off:\n${this.publicUrl}${places.mailChoices}`,
    ]);
  }

  private close(reader: Reader, { closesAt, zone }: OpenWork): string {
    return closeInWords(closesAt, zone, reader.zone);
  }

  private given(reason: string | null): string[] {
    return reason === null ? [] : [`Reason: ${reason}`];
  }

  private letter(kind: LetterKind, reader: Reader, subject: string, paragraphs: string[]): Letter {
    const closing = paragraphs.some((paragraph) => paragraph.includes(personalLink))
      ? 'Laurel'
      : `Laurel\n${this.publicUrl}`;
    return { kind, subject, text: [`Dear ${reader.name},`, ...paragraphs, closing].join('\n\n') };
  }
}

/** The paragraphs of a letter, without its greeting and its closing. */
export function bodyOf(text: string): string[] {
  return text.split('\n\n').slice(1, -1);
}

/** The text of a letter whose closing begins with a signature. The signature has no empty lines, so it is no paragraph. */
export function signed(text: string, signature: string): string {
  if (signature === '') return text;
  const paragraphs = text.split('\n\n');
  const closing = paragraphs.pop()!;
  return [...paragraphs, `${signature.replaceAll(/\s*\n\s*/g, '\n')}\n${closing}`].join('\n\n');
}
