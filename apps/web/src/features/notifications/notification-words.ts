import type { MailChoice, NotificationKind } from '../../api/schema';

/** Each kind of notification: its name, and what it tells. */
export const kindWords: Record<NotificationKind, { name: string; tells: string }> = {
  account: { name: 'Your account', tells: 'Your password, address, or second factor changes.' },
  deadline: { name: 'Deadlines', tells: 'A deadline is near, moves, or has passed.' },
  result: { name: 'Results', tells: 'Your result is ready, or a submission comes back.' },
  seat: { name: 'Seats', tells: 'You get a seat, or a place on the waiting list.' },
  meeting: { name: 'Meetings', tells: 'A meeting moves or is canceled.' },
  submission: { name: 'Receipts', tells: 'Your submission has arrived.' },
  badge: { name: 'Badges', tells: 'You get a badge, or its status changes.' },
  confirmation: {
    name: 'Confirmations',
    tells: 'A candidate asks their coach to confirm an artifact, or the coach answers.',
  },
  review: { name: 'Reviews', tells: 'A submission waits for your review, or a problem you reported is answered.' },
  email: { name: 'Email that does not arrive', tells: 'An email to someone came back.' },
  problem: { name: 'Reported problems', tells: 'A reviewer reports a problem in a submission.' },
  message: { name: 'Messages', tells: 'The people who run the program write to you.' },
};

export const choiceNames: Record<MailChoice, string> = {
  'at-once': 'At once',
  daily: 'Daily digest',
  none: 'No email',
};
