import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Attempt, EnrollmentHistoryLine } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { counted } from '../../../ui/number-words';
import { Section } from '../../../ui/page';
import { DataTable } from '../parts/data-table';
import { attemptsQuery } from '../review/release.queries';
import { outcomes } from '../review/review-words';
import { commandWords } from './enrollment-words';

interface Line {
  key: string;
  at: string;
  what: ReactNode;
  who: string;
  why: ReactNode;
}

interface EnrollmentHistoryProps {
  enrollmentId: string;
  lines: EnrollmentHistoryLine[];
  zone: string;
}

/** What happened to an enrollment, with its decisions among it. */
export function EnrollmentHistory({ enrollmentId, lines, zone }: EnrollmentHistoryProps) {
  const { data } = useQuery(attemptsQuery(enrollmentId));
  const rows = [
    ...lines.map((line, index) => lineOf(line, index, zone)),
    ...(data?.items ?? []).flatMap(decisionLinesOf),
  ].toSorted((one, other) => one.at.localeCompare(other.at));
  return (
    <Section title="History">
      <DataTable<Line>
        caption="What happened to this enrollment"
        rows={rows}
        keyOf={({ key }) => key}
        columns={[
          { title: 'What', cell: ({ what }) => what },
          { title: 'When', cell: ({ at }) => <DateText at={at} zone={zone} /> },
          { title: 'Who', cell: ({ who }) => who },
          { title: 'Why', cell: ({ why }) => why },
        ]}
      />
    </Section>
  );
}

function lineOf(
  { command, at, actor, by, reason, days, closesAfter }: EnrollmentHistoryLine,
  index: number,
  zone: string,
): Line {
  return {
    key: String(index),
    at,
    what: commandWords[command],
    who:
      actor?.name ?? (by === 'laurel' ? 'Laurel, automatically' : by === 'candidate' ? 'The candidate' : 'The program'),
    why: (
      <>
        {reason ?? 'No reason needed'}
        {days !== 0 && closesAfter && (
          <>
            {' '}
            (moved the deadline by {counted(days, 'day')} to <DateText at={closesAfter} zone={zone} dayOnly />)
          </>
        )}
      </>
    ),
  };
}

function decisionLinesOf({ submissionId, attempt, outcome, decidedAt, releasedAt, releasedBy }: Attempt): Line[] {
  if (outcome === null || decidedAt === null) return [];
  const decision = (words: string) => (
    <Link to="/admin/review/decisions/$submissionId" params={{ submissionId }}>
      {words}: {outcomes[outcome].toLowerCase()}
    </Link>
  );
  const decided: Line = {
    key: `decided ${submissionId}`,
    at: decidedAt,
    what: decision('Decided'),
    who: 'The reviewers',
    why: `Attempt ${attempt}${releasedAt === null ? ', waits for its release' : ''}`,
  };
  if (releasedAt === null) return [decided];
  const released: Line = {
    key: `released ${submissionId}`,
    at: releasedAt,
    what: decision('Decision released'),
    who: releasedBy?.name ?? 'The program',
    why: `Attempt ${attempt}`,
  };
  return [decided, released];
}
