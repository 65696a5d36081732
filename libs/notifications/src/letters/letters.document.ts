import type { Zone } from '#kernel';
import type { LetterKind } from '../vocabulary.js';
import { closeInWords, daysLeftInWords, momentInWords } from './times-in-words.document.js';

/** A mail as it is kept: who it is to is decided by when it is sent. */
export interface Letter {
  kind: LetterKind;
  subject: string;
  /** Plain text. {@link personalLink} stands where a link belongs that only the receiver may see. */
  text: string;
}

/** What is put into a letter at the moment of sending, and never kept with it. */
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
  /** Empty where it is not said. */
  place: string;
  startsAt: Date;
  pilot: string;
}

/** The letters, each from what it tells of. They name no one but their reader, and no result. */
export class Letters {
  constructor(private readonly publicUrl: string) {}

  invitation(reader: Reader, { expiresAt }: { expiresAt: Date }): Letter {
    return this.letter('invitation', reader, 'Your invitation to Laurel', [
      'You are invited to Laurel, where school principals earn micro-credentials for what they do.',
      `Open this link to choose a password and join:\n${personalLink}`,
      `It is yours alone and works once, until ${momentInWords(expiresAt, reader.zone)} (${reader.zone}). If you did not expect it, you can leave it be.`,
    ]);
  }

  passwordReset(reader: Reader, { expiresAt }: { expiresAt: Date }): Letter {
    return this.letter('password-reset', reader, 'Choose a new password', [
      `Someone, we hope you, asked to choose a new password. Open this link to do so:\n${personalLink}`,
      `It works once, until ${momentInWords(expiresAt, reader.zone)} (${reader.zone}). If it was not you, your password stays as it is.`,
    ]);
  }

  passwordChanged(reader: Reader, { at }: { at: Date }): Letter {
    return this.letter('password-changed', reader, 'Your password was changed', [
      `The password of your account was changed on ${momentInWords(at, reader.zone)} (${reader.zone}).`,
      'If it was not you, ask for a new password at once and tell the people who run Laurel.',
    ]);
  }

  addressChanged(reader: Reader, { at }: { at: Date }): Letter {
    return this.letter('address-changed', reader, 'This is your address with Laurel now', [
      `Since ${momentInWords(at, reader.zone)} (${reader.zone}) you sign in with this address, and we write to it. Your password is as it was.`,
      'Badges of yours that are in force are issued anew to it. They keep their links, so there is nothing for you to do.',
      'If this is not you, tell the people who run Laurel.',
    ]);
  }

  secondFactorRemoved(reader: Reader, { at }: { at: Date }): Letter {
    return this.letter('second-factor-removed', reader, 'Your second factor was removed', [
      `The second factor of your account was removed on ${momentInWords(at, reader.zone)} (${reader.zone}).`,
      'If you did not ask for it, tell the people who run Laurel.',
    ]);
  }

  registered(reader: Reader, work: Work): Letter {
    return this.letter('registered', reader, `You have a seat for ${work.credential}`, [
      `You are registered for ${work.credential} in ${work.pilot}.`,
      'Your time begins when you start work, not before. Look at the outcomes and the rubric first if you like.',
    ]);
  }

  waitlisted(reader: Reader, work: Work): Letter {
    return this.letter('waitlisted', reader, `You are on the waitlist for ${work.credential}`, [
      `All seats for ${work.credential} in ${work.pilot} are taken, so you are on the waitlist.`,
      'When a seat is freed it goes to the first in line. We write to you when it is your turn; until then there is nothing to do.',
    ]);
  }

  seatGiven(reader: Reader, work: Work): Letter {
    return this.letter('seat-given', reader, `A seat is yours: ${work.credential}`, [
      `A seat for ${work.credential} in ${work.pilot} was freed, and it is yours now.`,
      'Your time begins when you start work.',
    ]);
  }

  meetingMoved(reader: Reader, { title, place, startsAt, pilot }: PlannedMeeting): Letter {
    return this.letter('meeting-moved', reader, `Changed: ${title}`, [
      `${title} of ${pilot} is now on ${momentInWords(startsAt, reader.zone)} (${reader.zone}).`,
      ...(place === '' ? [] : [`Where: ${place}`]),
      'If it stands in your calendar, take the new entry from the page of the pilot.',
    ]);
  }

  meetingCancelled(reader: Reader, { title, startsAt, pilot, reason }: PlannedMeeting & { reason: string }): Letter {
    return this.letter('meeting-cancelled', reader, `Cancelled: ${title}`, [
      `${title} of ${pilot}, which was to be on ${momentInWords(startsAt, reader.zone)} (${reader.zone}), does not take place.`,
      `The reason that was given: ${reason}`,
    ]);
  }

  closeMoved(reader: Reader, work: OpenWork & { reason: string | null }): Letter {
    return this.letter('close-moved', reader, `You have more time for ${work.credential}`, [
      `The close of ${work.credential} has moved. You can now submit until ${this.close(reader, work)}.`,
      ...(work.reason === null ? [] : [`The reason that was given: ${work.reason}`]),
    ]);
  }

  paused(reader: Reader, work: Work): Letter {
    return this.letter('paused', reader, `Your work on ${work.credential} is paused`, [
      `Your work on ${work.credential} is paused. The days you have left are kept for you.`,
      'When it goes on, we tell you the new last day.',
    ]);
  }

  expired(reader: Reader, work: Work): Letter {
    return this.letter('expired', reader, `The time for ${work.credential} is over`, [
      `The time for ${work.credential} in ${work.pilot} is over. Nothing that you wrote or uploaded is lost.`,
      'If something kept you from finishing, tell the people who run the pilot: they can give more time, with a reason.',
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
        'Your task list shows what is still missing. All four artifacts and an evidence link for every detail are needed before you can submit.',
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
        : [`Its receipt, the SHA-256 of its manifest, is:\n${work.manifestSha256}`]),
      'Two reviewers now read it, without knowing whose it is. You can take it back as long as none of them has begun to score.',
    ]);
  }

  submissionReturned(reader: Reader, work: Work & { reason: string | null }): Letter {
    return this.letter(
      'submission-returned',
      reader,
      `Something is missing in your submission for ${work.credential}`,
      [
        `Your submission for ${work.credential} was given back so that you can complete it. It is the same attempt; nothing was scored.`,
        ...(work.reason === null ? [] : [`What was said: ${work.reason}`]),
      ],
    );
  }

  reviewOffered(reader: Reader, work: { credential: string; respondBy: Date | null }): Letter {
    return this.letter('review-offered', reader, `A submission to review: ${work.credential}`, [
      `A submission for ${work.credential} is waiting for your review.`,
      work.respondBy === null
        ? 'Please say whether you take it.'
        : `Please say by ${momentInWords(work.respondBy, reader.zone)} (${reader.zone}) whether you take it.`,
      'If you know whose work it might be, or are close to it in any way, decline it; you need not say why.',
    ]);
  }

  resultReady(reader: Reader, work: Work): Letter {
    return this.letter('result-ready', reader, `Your result for ${work.credential} is ready`, [
      `The review of your submission for ${work.credential} is complete. Your result and what the reviewers wrote are ready for you.`,
    ]);
  }

  badgeIssued(reader: Reader, badge: { name: string; url: string }): Letter {
    return this.letter('badge-issued', reader, `Your badge: ${badge.name}`, [
      `You have earned ${badge.name}. Congratulations!`,
      `This is your badge. Anyone to whom you give the link can check it:\n${badge.url}`,
    ]);
  }

  badgeSuspended(reader: Reader, badge: { name: string; reason: string | null }): Letter {
    return this.letter('badge-suspended', reader, `Your badge ${badge.name} is suspended`, [
      `Your badge ${badge.name} is suspended for now. While it is, verifiers are told so.`,
      ...this.given(badge.reason),
    ]);
  }

  badgeLifted(reader: Reader, badge: { name: string }): Letter {
    return this.letter('badge-lifted', reader, `Your badge ${badge.name} stands again`, [
      `The suspension of your badge ${badge.name} is lifted. It is as good as before.`,
    ]);
  }

  badgeRevoked(reader: Reader, badge: { name: string; reason: string | null }): Letter {
    return this.letter('badge-revoked', reader, `Your badge ${badge.name} is revoked`, [
      `Your badge ${badge.name} is revoked. Verifiers are told so from now on.`,
      ...this.given(badge.reason),
    ]);
  }

  badgeReinstated(reader: Reader, badge: { name: string; url: string }): Letter {
    return this.letter('badge-reinstated', reader, `Your badge ${badge.name} is yours again`, [
      `Your badge ${badge.name} was issued anew and takes the place of the one that was revoked:\n${badge.url}`,
    ]);
  }

  private close(reader: Reader, { closesAt, zone }: OpenWork): string {
    return closeInWords(closesAt, zone, reader.zone);
  }

  private given(reason: string | null): string[] {
    return reason === null ? [] : [`The reason that was given: ${reason}`];
  }

  private letter(kind: LetterKind, reader: Reader, subject: string, paragraphs: string[]): Letter {
    const closing = paragraphs.some((paragraph) => paragraph.includes(personalLink))
      ? 'Laurel'
      : `Laurel\n${this.publicUrl}`;
    return { kind, subject, text: [`Dear ${reader.name},`, ...paragraphs, closing].join('\n\n') };
  }
}
