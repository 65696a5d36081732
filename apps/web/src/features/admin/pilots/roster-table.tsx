import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { RosterRow } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { daysLeftInWords } from '../../../ui/days';
import { counted } from '../../../ui/number-words';
import type { Column } from '../parts/data-table';
import type { KeysetQuery } from '../parts/keyset';
import { KeysetTable } from '../parts/keyset-table';
import classes from '../parts/parts.module.css';
import { stateNames } from './enrollment-words';

const columns: Column<RosterRow>[] = [
  {
    title: 'Candidate',
    text: ({ person }) => person.name,
    cell: ({ id, person }) => (
      <Link to="/admin/enrollments/$enrollmentId" params={{ enrollmentId: id }}>
        <bdi>{person.name}</bdi>
      </Link>
    ),
  },
  { title: 'School', cell: ({ person }) => [person.school, person.district].filter(Boolean).join(', ') || 'Not given' },
  { title: 'Micro-credential', cell: ({ version }) => `${version.code} ${version.title}` },
  {
    title: 'Status',
    cell: ({ state, waitlistPlace }) =>
      `${stateNames[state]}${waitlistPlace === null ? '' : `, place ${waitlistPlace}`}`,
  },
  {
    title: 'Time left',
    text: ({ daysLeft, atRisk }) =>
      daysLeft === null ? 'Not running' : `${counted(daysLeft, 'day')}${atRisk ? ', at risk' : ''}`,
    cell: ({ daysLeft, atRisk, closesAt, zone }) =>
      daysLeft === null ? (
        'Not running'
      ) : (
        <>
          <span className={atRisk ? classes.urgent : undefined}>
            {daysLeft < 0 ? `closed ${counted(-daysLeft, 'day')} ago` : daysLeftInWords(daysLeft)}
            {atRisk && ', at risk'}
          </span>
          {closesAt && (
            <>
              <br />
              <span className={classes.soft}>
                <DateText at={closesAt} zone={zone} dayOnly />
              </span>
            </>
          )}
        </>
      ),
  },
];

/** A table of enrollments with their candidates. */
export function RosterTable({
  query,
  caption,
  empty,
}: {
  query: KeysetQuery<RosterRow>;
  caption: string;
  empty: ReactNode;
}) {
  return <KeysetTable query={query} caption={caption} columns={columns} keyOf={({ id }) => id} empty={empty} />;
}
