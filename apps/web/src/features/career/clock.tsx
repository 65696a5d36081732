import { Link } from '@tanstack/react-router';
import type { Career, CareerClock } from '../../api/schema';
import { Notice } from '../../ui/notice';
import { Section } from '../../ui/page';
import { DataTable } from '../admin/parts/data-table';
import { counted, dayInWords } from '../work/days';
import { phaseWords, zoneInWords } from './words';

/** The 4 + 6 = 10 years: when they end, and how that was worked out. */
export function Clock({ career: { progress, rules, zone } }: { career: Career }) {
  const { clock } = progress;
  const { initialYears, transitionYears, limitYears } = rules;
  if (clock === null) {
    return (
      <Notice tone="caution" title="The clock waits for one day">
        {initialYears} + {transitionYears} = {limitYears} years run from the day of your initial certificate.{' '}
        <Link to="/career/record">Give that day</Link>
      </Notice>
    );
  }
  return (
    <Section title="The years you have">
      <p>
        {clock.phase === 'over' ? 'They ended' : 'They end'} with the day <strong>{dayInWords(clock.lastDay)}</strong>{' '}
        in {zoneInWords(zone)}
        {clock.phase !== 'over' && `, ${counted(clock.daysLeft, 'day')} after today`}. {phaseWords[clock.phase]}
      </p>
      <DataTable
        caption="The terms of the certificates"
        columns={[
          { title: 'Certificate', cell: ({ name }) => name },
          { title: 'First day', cell: ({ from }) => dayInWords(from) },
          { title: 'Last day', cell: ({ lastDay }) => dayInWords(lastDay) },
        ]}
        rows={[
          { name: `Initial, ${counted(initialYears, 'year')}`, ...clock.initial },
          { name: `Transition, ${counted(transitionYears, 'year')} at most`, ...clock.transition },
        ]}
        keyOf={({ name }) => name}
      />
      <p>{reckoning(clock, limitYears)}</p>
    </Section>
  );
}

/** Which of the two decides. */
function reckoning({ limit, lastDay, initial, transition }: CareerClock, limitYears: number): string {
  const whole = `${counted(limitYears, 'year')} from ${dayInWords(initial.from)} end on ${dayInWords(limit)}`;
  if (lastDay < limit)
    return `${whole}. The transition certificate, which began on ${dayInWords(transition.from)}, ends before that, so it decides.`;
  return `${whole}, and that is the last day of all.`;
}
