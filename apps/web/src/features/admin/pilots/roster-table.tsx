import { Checkbox } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { RosterRow } from '../../../api/schema';
import { daysLeftInWords } from '../../../ui/days';
import { lastDay } from '../../../ui/end-of-day';
import { counted } from '../../../ui/number-words';
import type { Column } from '../parts/data-table';
import type { KeysetQuery } from '../parts/keyset';
import { KeysetTable } from '../parts/keyset-table';
import classes from '../parts/parts.module.css';
import { standingWords } from './enrollment-words';
import { ExtendDeadlines } from './extend-deadlines';

/** The most that one request extends. */
const mostAtOnce = 200;

const isExtendable = ({ state, closesAt }: RosterRow): boolean =>
  closesAt !== null && ['active', 'paused', 'resubmitting', 'expired'].includes(state);

const columns: Column<RosterRow>[] = [
  { title: 'School', cell: ({ person }) => [person.school, person.district].filter(Boolean).join(', ') || 'Not given' },
  { title: 'Micro-credential', cell: ({ version }) => `${version.code} ${version.title}` },
  {
    title: 'Status',
    cell: standingWords,
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
              <span className={classes.soft}>end of {lastDay(closesAt, zone)}</span>
            </>
          )}
        </>
      ),
  },
];

interface RosterTableProps {
  query: KeysetQuery<RosterRow>;
  caption: string;
  empty: ReactNode;
}

/** A table of enrollments with their candidates. Those with a deadline can be selected, to extend them together. */
export function RosterTable({ query, caption, empty }: RosterTableProps) {
  const { data } = useInfiniteQuery(query);
  const [chosen, choose] = useState<readonly string[]>([]);
  const extendable = (data?.pages.flatMap(({ items }) => items) ?? []).filter(isExtendable).slice(0, mostAtOnce);
  const selected = extendable.filter(({ id }) => chosen.includes(id)).map(({ id }) => id);
  const all = selected.length === extendable.length;
  const candidate: Column<RosterRow> = {
    title: 'Candidate',
    text: ({ person }) => person.name,
    cell: (row) => {
      const { id, person } = row;
      const on = selected.includes(id);
      return (
        <span className={classes.choice}>
          {extendable.includes(row) && (
            <Checkbox
              aria-label={`Select ${person.name}`}
              checked={on}
              onChange={() => choose(on ? chosen.filter((other) => other !== id) : [...chosen, id])}
            />
          )}
          <Link to="/admin/enrollments/$enrollmentId" params={{ enrollmentId: id }}>
            <bdi>{person.name}</bdi>
          </Link>
        </span>
      );
    },
  };
  return (
    <>
      {extendable.length > 0 && (
        <Checkbox
          label={`Select all ${extendable.length} with a deadline`}
          checked={all}
          indeterminate={selected.length > 0 && !all}
          onChange={() => choose(all ? [] : extendable.map(({ id }) => id))}
          mb="xs"
        />
      )}
      <KeysetTable
        query={query}
        caption={caption}
        columns={[candidate, ...columns]}
        keyOf={({ id }) => id}
        empty={empty}
      />
      {selected.length > 0 && (
        <div className={classes.bar}>
          <ExtendDeadlines
            label={selected.length === 1 ? 'Extend deadline' : `Extend ${selected.length} deadlines`}
            enrollmentIds={selected}
            onDone={() => choose([])}
          />
          <span role="status" className={classes.soft}>
            {counted(selected.length, 'candidate')} selected
          </span>
        </div>
      )}
    </>
  );
}
