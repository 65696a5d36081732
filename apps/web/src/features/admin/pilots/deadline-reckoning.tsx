import type { ReactNode } from 'react';
import type { Deadline } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { counted, dayInWords } from '../../work/days';
import { DataTable } from '../parts/data-table';
import { Facts } from '../parts/facts';

/** How a deadline was worked out: both inputs, which of them decided, and what moved it since. */
export function DeadlineReckoning({ deadline }: { deadline: Deadline }) {
  const { startedOn, windowDays, windowEndsOn, pilotClosesOn, decidedBy, pausedAt, zone } = deadline;
  const decided = {
    window: 'The window: it ends first',
    'closing-day': "The pilot's closing day: it comes first",
    both: 'Both fall on the same day',
  };
  const moves = [
    ...deadline.pauses.map((move) => ({ ...move, what: 'Pause' })),
    ...deadline.extensions.map((move) => ({ ...move, what: 'Extension' })),
  ].sort((one, other) => one.at.localeCompare(other.at));
  return (
    <>
      <Facts
        of={[
          ['Last day', <strong>{dayInWords(deadline.lastDay)}</strong>],
          ['Closes', <DateText at={deadline.closesAt} zone={zone} relative />],
          ['Window', `${counted(windowDays, 'day')} from ${dayInWords(startedOn)}, until ${dayInWords(windowEndsOn)}`],
          ['Closing day', pilotClosesOn === null ? 'The pilot has none' : dayInWords(pilotClosesOn)],
          ['What decided', decided[decidedBy]],
          ...(pausedAt === null
            ? []
            : [['Paused since', <DateText at={pausedAt} zone={zone} />] as [string, ReactNode]]),
        ]}
      />
      {moves.length > 0 && (
        <DataTable
          caption="What moved the deadline"
          captionShown
          rows={moves}
          keyOf={({ at, what }) => `${what}${at}`}
          columns={[
            { title: 'What', cell: ({ what }) => what },
            { title: 'By', cell: ({ days }) => counted(days, 'day') },
            { title: 'From', cell: ({ closesBefore }) => <DateText at={closesBefore} zone={zone} dayOnly /> },
            { title: 'To', cell: ({ closesAfter }) => <DateText at={closesAfter} zone={zone} dayOnly /> },
            { title: 'Why', cell: ({ reason }) => reason ?? 'No reason given' },
          ]}
        />
      )}
    </>
  );
}
