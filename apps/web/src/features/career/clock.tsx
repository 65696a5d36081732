import { Link } from '@tanstack/react-router';
import type { Career, CareerClock } from '../../api/schema';
import { Notice } from '../../ui/notice';
import { Section } from '../../ui/page';
import { DataTable } from '../admin/parts/data-table';
import { dayInWords } from '../../ui/days';
import { counted } from '../../ui/number-words';
import { phaseWords, zoneInWords } from './career-words';

/** The 4 + 6 = 10 years: when they end, and how that was worked out. */
export function Clock({ career: { progress, rules, zone } }: { career: Career }) {
  const { clock } = progress;
  const { initialYears, transitionYears, limitYears } = rules;
  if (clock === null) {
    return (
      <Notice tone="caution" title="Enter the date of your initial certificate">
        {initialYears} + {transitionYears} = {limitYears} years count from the first day of your initial certificate.{' '}
        <Link to="/career/record">Enter the date</Link>
      </Notice>
    );
  }
  return (
    <Section title="Your years">
      <p>
        {clock.phase === 'over' ? 'Your last day was' : 'Your last day is'} <strong>{dayInWords(clock.lastDay)}</strong>{' '}
        in {zoneInWords(zone)}
        {clock.phase !== 'over' && `, ${counted(clock.daysLeft, 'day')} from today`}. {phaseWords[clock.phase]}
      </p>
      <DataTable
        caption="Terms of your certificates"
        columns={[
          { title: 'Certificate', cell: ({ name }) => name },
          { title: 'First day', cell: ({ from }) => dayInWords(from) },
          { title: 'Last day', cell: ({ lastDay }) => dayInWords(lastDay) },
        ]}
        rows={[
          { name: `Initial, ${counted(initialYears, 'year')}`, ...clock.initial },
          { name: `Transition, up to ${counted(transitionYears, 'year')}`, ...clock.transition },
        ]}
        keyOf={({ name }) => name}
      />
      <p>{calculation(clock, limitYears)}</p>
    </Section>
  );
}

/** Which of the two dates decides. */
function calculation({ limit, lastDay, initial, transition }: CareerClock, limitYears: number): string {
  const whole = `${counted(limitYears, 'year')} from ${dayInWords(initial.from)} end on ${dayInWords(limit)}`;
  if (lastDay < limit)
    return `${whole}. The transition certificate, which began on ${dayInWords(transition.from)}, ends earlier, so that date decides.`;
  return `${whole}. That is the last possible day.`;
}
