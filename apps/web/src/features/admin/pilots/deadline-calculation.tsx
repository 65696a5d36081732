import type { ReactNode } from 'react';
import type { Deadline } from '../../../api/schema';
import { DateText, relativeTo } from '../../../ui/date-text';
import { dayInWords } from '../../../ui/days';
import { counted } from '../../../ui/number-words';
import { DataTable } from '../parts/data-table';
import { Facts } from '../parts/facts';

/** How a deadline was worked out: both inputs, which one decided, and what moved it later. */
export function DeadlineCalculation({ deadline }: { deadline: Deadline }) {
  const { startedOn, windowDays, windowEndsOn, pilotClosesOn, decidedBy, pausedAt, zone } = deadline;
  const decided = {
    window: 'The candidate’s days: they end first',
    'closing-day': 'The pilot’s closing day: it comes first',
    both: 'Both: they fall on the same day',
  };
  const moves = [
    ...deadline.pauses.map((move) => ({ ...move, what: 'Pause' })),
    ...deadline.extensions.map((move) => ({ ...move, what: 'Extension' })),
  ].sort((one, other) => one.at.localeCompare(other.at));
  return (
    <>
      <Facts
        of={[
          [
            'Deadline',
            <>
              End of <strong>{dayInWords(deadline.lastDay)}</strong> (
              {relativeTo(new Date(deadline.closesAt), new Date())})
            </>,
          ],
          [
            'Days to work',
            `${counted(windowDays, 'day')} from ${dayInWords(startedOn)}, until ${dayInWords(windowEndsOn)}`,
          ],
          ['Closing day', pilotClosesOn === null ? 'None' : dayInWords(pilotClosesOn)],
          ['What decided', decided[decidedBy]],
          ...(pausedAt === null
            ? []
            : [['Paused since', <DateText at={pausedAt} zone={zone} />] as [string, ReactNode]]),
        ]}
      />
      {moves.length > 0 && (
        <DataTable
          caption="Changes to the deadline"
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
