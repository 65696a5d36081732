import type { EnrollmentCommand, EnrollmentState } from './enrollment.lifecycle.js';

const pastTense = {
  admit: 'enrollment.promoted',
  start: 'enrollment.started',
  pause: 'enrollment.paused',
  resume: 'enrollment.resumed',
  submit: 'enrollment.submitted',
  recall: 'enrollment.recalled',
  'return-unmet': 'enrollment.returned',
  earn: 'enrollment.earned',
  'give-up': 'enrollment.given-up',
  expire: 'enrollment.expired',
  extend: 'enrollment.extended',
  'follow-pilot': 'enrollment.extended',
  withdraw: 'enrollment.withdrawn',
} as const satisfies Record<EnrollmentCommand | 'follow-pilot', `enrollment.${string}`>;

/** The event that tells the world of a command. */
export function enrollmentEvents(
  command: EnrollmentCommand | 'register' | 'follow-pilot',
  to: EnrollmentState,
): `enrollment.${string}` {
  if (command === 'register') return to === 'waitlisted' ? 'enrollment.waitlisted' : 'enrollment.registered';
  return pastTense[command];
}
