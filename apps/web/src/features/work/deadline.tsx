import { useSuspenseQuery } from '@tanstack/react-query';
import { downloadOf } from '../../api/program';
import type { Deadline, EnrollmentDetail, Pilot } from '../../api/schema';
import { formatDate } from '../../ui/date-text';
import lists from '../../ui/lists.module.css';
import { Section } from '../../ui/page';
import { sessionQuery } from '../identity/session.queries';
import { dayIn, dayInWords, plusDays } from '../../ui/days';
import { counted } from '../../ui/number-words';

/** The deadline in words: the day, the time zone, and how it was worked out. */
export function DeadlineSection({ enrollment, deadline }: { enrollment: EnrollmentDetail; deadline: Deadline }) {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const elsewhere = session !== null && session.zone !== deadline.zone;
  return (
    <Section title="Deadline">
      <p>
        You can submit until the end of <strong>{dayInWords(deadline.lastDay)}</strong> in {zoneName(deadline.zone)}.
        {elsewhere && (
          <>
            {' '}
            In your time zone, {zoneName(session.zone)}, the deadline is{' '}
            {formatDate(new Date(deadline.closesAt), { zone: session.zone })}.
          </>
        )}
      </p>
      <p>{calculation(deadline)}</p>
      {[...deadline.pauses, ...deadline.extensions].map((move) => (
        <p key={move.at}>
          {'from' in move ? 'A pause' : 'An extension'} moved the deadline by {counted(move.days, 'day')}
          {move.reason && `: ${move.reason}`}
        </p>
      ))}
      {deadline.pausedAt !== null && (
        <p>
          The clock has been paused since {formatDate(new Date(deadline.pausedAt), { dayOnly: true })}. You keep the
          days you had left.
        </p>
      )}
      <p>You will get email reminders 30, 14, 7, and 2 days before, and the day before.</p>
      <p className={lists.soft}>
        <a
          href={downloadOf(`/v1/enrollments/${enrollment.id}/calendar.ics`)}
          download={`${enrollment.version.code}.ics`}
        >
          Add the last day to your calendar (.ics)
        </a>
      </p>
    </Section>
  );
}

/** Both inputs, and which one decided. */
function calculation({ startedOn, windowDays, windowEndsOn, pilotClosesOn, decidedBy }: Deadline): string {
  const window = `${counted(windowDays, 'day')} from ${dayInWords(startedOn)}, when you started, end on ${dayInWords(windowEndsOn)}`;
  if (pilotClosesOn === null) return `${window}. The pilot has no closing day, so only your days count.`;
  const closing = `The pilot’s closing day is ${dayInWords(pilotClosesOn)}`;
  if (decidedBy === 'both') return `${window}. ${closing}, the same day.`;
  return decidedBy === 'window'
    ? `${window}. ${closing}. The earlier date decides: your ${windowDays} days.`
    : `${window}. ${closing}. The earlier date decides: the pilot’s closing day.`;
}

/** The deadline for a candidate who starts today. */
export function deadlineIfStartedToday(pilot: Pilot): string {
  const windowEnds = plusDays(dayIn(pilot.zone, new Date()), pilot.windowDays);
  const window = `${counted(pilot.windowDays, 'day')} from today end on ${dayInWords(windowEnds)}`;
  const zone = `Days are counted in the pilot’s time zone, ${zoneName(pilot.zone)}.`;
  if (pilot.closesOn === null) return `${window}, and that would be your last day. ${zone}`;
  const [last, which] =
    pilot.closesOn < windowEnds
      ? [pilot.closesOn, 'the pilot’s closing day']
      : [windowEnds, `your ${pilot.windowDays} days`];
  return `${window}. The pilot closes on ${dayInWords(pilot.closesOn)}. The earlier date decides (${which}): your last day would be ${dayInWords(last)}. ${zone}`;
}

/** "America/Chicago (Central Time)". */
function zoneName(zone: string): string {
  const name = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' })
    .formatToParts(new Date())
    .find(({ type }) => type === 'timeZoneName')?.value;
  return name === undefined || name === zone ? zone : `${name} (${zone})`;
}
