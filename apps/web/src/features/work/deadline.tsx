import { useSuspenseQuery } from '@tanstack/react-query';
import type { Deadline, EnrollmentDetail, Pilot } from '../../api/schema';
import { formatDate } from '../../ui/date-text';
import lists from '../../ui/lists.module.css';
import { Section } from '../../ui/page';
import { sessionQuery } from '../identity/session.queries';
import { counted, dayIn, dayInWords, plusDays } from './days';

/** The deadline in words: when it is, in whose zone, and how it was worked out. */
export function DeadlineSection({ enrollment, deadline }: { enrollment: EnrollmentDetail; deadline: Deadline }) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const elsewhere = session !== null && session.zone !== deadline.zone;
  return (
    <Section title="Deadline">
      <p>
        You can hand in until the end of <strong>{dayInWords(deadline.lastDay)}</strong> in {zoneName(deadline.zone)}.
        {elsewhere && (
          <>
            {' '}
            In your zone, {zoneName(session.zone)}, it closes on{' '}
            {formatDate(new Date(deadline.closesAt), { zone: session.zone })}.
          </>
        )}
      </p>
      <p>{reckoning(deadline)}</p>
      {[...deadline.pauses, ...deadline.extensions].map((move) => (
        <p key={move.at}>
          {'from' in move ? 'A pause' : 'An extension'} moved it by {counted(move.days, 'day')}
          {move.reason && `: ${move.reason}`}
        </p>
      ))}
      {deadline.pausedAt !== null && (
        <p>
          The clock stands still since {formatDate(new Date(deadline.pausedAt), { dayOnly: true })}; the days that were
          left are kept.
        </p>
      )}
      <p>Reminders come by mail 30, 14, 7, 2 and 1 days before.</p>
      <p className={lists.soft}>
        <a href={`/v1/enrollments/${enrollment.id}/calendar.ics`} download={`${enrollment.version.code}.ics`}>
          The last day for your calendar (.ics)
        </a>
      </p>
    </Section>
  );
}

/** Both inputs and which of them decided. */
function reckoning({ startedOn, windowDays, windowEndsOn, pilotClosesOn, decidedBy }: Deadline): string {
  const window = `${counted(windowDays, 'day')} from ${dayInWords(startedOn)}, when you started, end on ${dayInWords(windowEndsOn)}`;
  if (pilotClosesOn === null) return `${window}. The pilot has no closing day, so this alone decides.`;
  const closing = `The pilot's closing day is ${dayInWords(pilotClosesOn)}`;
  if (decidedBy === 'both') return `${window}. ${closing}: the same day.`;
  return decidedBy === 'window'
    ? `${window}. ${closing}. The earlier one decides: your ${windowDays} days.`
    : `${window}. ${closing}. The earlier one decides: the pilot's closing day.`;
}

/** What the deadline would be for who starts today. */
export function deadlineIfStartedToday(pilot: Pilot): string {
  const windowEnds = plusDays(dayIn(pilot.zone, new Date()), pilot.windowDays);
  const window = `${counted(pilot.windowDays, 'day')} from today end on ${dayInWords(windowEnds)}`;
  const zone = `Days are counted in the pilot's zone, ${zoneName(pilot.zone)}.`;
  if (pilot.closesOn === null) return `${window}, and that would be your last day. ${zone}`;
  const [last, which] =
    pilot.closesOn < windowEnds
      ? [pilot.closesOn, "the pilot's closing day"]
      : [windowEnds, `your ${pilot.windowDays} days`];
  return `${window}. The pilot closes on ${dayInWords(pilot.closesOn)}. The earlier one decides, ${which}: your last day would be ${dayInWords(last)}. ${zone}`;
}

/** "America/Chicago (Central Time)". */
function zoneName(zone: string): string {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' })
    .formatToParts(new Date())
    .find(({ type }) => type === 'timeZoneName')?.value;
  return name === undefined || name === zone ? zone : `${name} (${zone})`;
}
