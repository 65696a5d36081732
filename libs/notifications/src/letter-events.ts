/** Every event about which someone is written to. */
export const letterEvents = [
  'person.invited',
  'password.reset-requested',
  'person.address-changed',
  'person.password-changed',
  'person.second-factor-removed',
  'enrollment.registered',
  'enrollment.waitlisted',
  'enrollment.promoted',
  'enrollment.paused',
  'enrollment.resumed',
  'enrollment.extended',
  'enrollment.expired',
  'enrollment.meeting-moved',
  'enrollment.meeting-cancelled',
  'submission.sealed',
  'submission.returned',
  'review.offered',
  'decision.released',
  'award.issued',
  'award.suspended',
  'award.lifted',
  'award.revoked',
  'award.reinstated',
] as const;

export type LetterEvent = (typeof letterEvents)[number];

/** Every event after which the reminders of an enrollment may be others than before. */
export const planningEvents = [
  'enrollment.started',
  'enrollment.paused',
  'enrollment.resumed',
  'enrollment.extended',
  'enrollment.submitted',
  'enrollment.recalled',
  'enrollment.returned',
  'enrollment.earned',
  'enrollment.given-up',
  'enrollment.expired',
  'enrollment.withdrawn',
] as const;
