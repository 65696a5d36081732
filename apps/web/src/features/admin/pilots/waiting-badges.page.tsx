import { Checkbox, NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { WaitingAward } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { counted } from '../../../ui/number-words';
import { Form } from '../../../ui/form';
import { Page } from '../../../ui/page';
import type { Column } from '../parts/data-table';
import { KeysetTable } from '../parts/keyset-table';
import classes from '../parts/parts.module.css';
import { waitsForWords } from './enrollment-words';
import { pilotsQuery, waitingAwardsQuery } from './pilot.queries';
import { RecordRequirements } from './record-requirements';

const route = getRouteApi('/administrator/admin/waiting-badges');

/** The most that one request records. */
const mostAtOnce = 200;

const columns: Column<WaitingAward>[] = [
  { title: 'Pilot', cell: ({ pilot }) => pilot.title },
  { title: 'Micro-credential', cell: ({ version }) => `${version.code} ${version.title}` },
  {
    title: 'Met',
    text: ({ metAt }) => metAt,
    cell: ({ metAt, zone }) => <DateText at={metAt} zone={zone} dayOnly relative />,
  },
  { title: 'Badge waits for', cell: ({ waitsFor }) => waitsForWords(waitsFor) },
];

/** Everyone whose work is met and whose badge waits, with what each waits for. It can be recorded for many at once. */
export function WaitingBadgesPage() {
  const { pilot } = route.useSearch();
  const navigate = route.useNavigate();
  const query = waitingAwardsQuery(pilot);
  const { data } = useInfiniteQuery(query);
  const { data: pilots } = useInfiniteQuery(pilotsQuery);
  const [chosen, choose] = useState<readonly string[]>([]);
  const rows = (data?.pages.flatMap(({ items }) => items) ?? []).slice(0, mostAtOnce);
  const selected = rows.filter(({ enrollmentId }) => chosen.includes(enrollmentId));
  const all = selected.length === rows.length;
  const candidate: Column<WaitingAward> = {
    title: 'Candidate',
    text: ({ person }) => person.name,
    cell: ({ enrollmentId, person }) => {
      const on = chosen.includes(enrollmentId);
      return (
        <span className={classes.choice}>
          <Checkbox
            aria-label={`Select ${person.name}`}
            checked={on}
            onChange={() => choose(on ? chosen.filter((other) => other !== enrollmentId) : [...chosen, enrollmentId])}
          />
          <Link to="/admin/enrollments/$enrollmentId" params={{ enrollmentId }}>
            <bdi>{person.name}</bdi>
          </Link>
        </span>
      );
    },
  };
  return (
    <Page
      title="Met, badge waits"
      breadcrumb={<Link to="/admin/pilots">Pilots</Link>}
      width="wide"
      lead="The work of these candidates is met. The pilot asks for more before the badge is issued."
    >
      <Form className={classes.filters} onSubmit={(event) => event.preventDefault()}>
        <NativeSelect
          label="Pilot"
          value={pilot ?? ''}
          onChange={(event) =>
            void navigate({ to: '.', search: { pilot: event.currentTarget.value || undefined }, replace: true })
          }
          data={[
            { value: '', label: 'Any' },
            ...(pilots?.pages.flatMap(({ items }) => items) ?? []).map(({ id, title }) => ({
              value: id,
              label: title,
            })),
          ]}
        />
      </Form>
      {rows.length > 0 && (
        <Checkbox
          label={`Select all ${rows.length}`}
          checked={all}
          indeterminate={selected.length > 0 && !all}
          onChange={() => choose(all ? [] : rows.map(({ enrollmentId }) => enrollmentId))}
          mb="xs"
        />
      )}
      <KeysetTable
        query={query}
        caption="Candidates whose badge waits"
        columns={[candidate, ...columns]}
        keyOf={({ enrollmentId }) => enrollmentId}
        empty={
          <Empty title="No badge waits for a requirement.">
            Candidates appear here when their work is met and the pilot asks for more before the badge.
          </Empty>
        }
      />
      {selected.length > 0 && (
        <div className={classes.bar}>
          <RecordRequirements waiting={selected} onDone={() => choose([])} />
          <span role="status" className={classes.soft}>
            {counted(selected.length, 'candidate')} selected
          </span>
        </div>
      )}
    </Page>
  );
}
