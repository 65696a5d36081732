import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { type Award, awardStateValues } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import type { Column } from '../parts/data-table';
import { KeysetTable } from '../parts/keyset-table';
import classes from '../parts/parts.module.css';
import { oneOf } from '../search';
import { type AwardFilter, awardsAsCsv, awardsQuery } from './badge.queries';
import { kindNames, statusNames } from './badge-words';

const route = getRouteApi('/administrator/admin/badges');

const columns: Column<Award>[] = [
  {
    title: 'Badge',
    text: ({ achievement }) => `${achievement.code} ${achievement.title}`,
    cell: ({ id, achievement }) => (
      <Link to="/admin/badges/$awardId" params={{ awardId: id }}>
        {achievement.code} {achievement.title}
      </Link>
    ),
  },
  {
    title: 'Person',
    text: ({ person }) => person.name,
    cell: ({ person }) => (
      <Link to="/admin/people/$personId" params={{ personId: person.id }}>
        <bdi>{person.name}</bdi>
      </Link>
    ),
  },
  { title: 'Kind', cell: ({ achievement }) => kindNames[achievement.kind] },
  {
    title: 'Status',
    text: ({ state }) => statusNames[state],
    cell: ({ state }) => <span className={state === 'issued' ? undefined : classes.bad}>{statusNames[state]}</span>,
  },
  { title: 'Issued', text: ({ issuedAt }) => issuedAt, cell: ({ issuedAt }) => <DateText at={issuedAt} dayOnly /> },
];

/** All badges, newest first. Laurel issues a badge when a "met" decision is released and every requirement is done. */
export function BadgesPage() {
  const search = route.useSearch();
  const { state, code, person } = search;
  const navigate = route.useNavigate();
  const filter: AwardFilter = { state, microCredential: code, personId: person };
  const find = (change: Partial<ReturnType<typeof route.useSearch>>) =>
    void navigate({ to: '.', search: { ...search, ...change }, replace: true });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    find({ code: String(new FormData(event.currentTarget).get('code')).trim().toUpperCase() || undefined });
  }

  return (
    <Page
      title="Badges"
      width="wide"
      lead="Laurel issues a badge automatically when a “met” decision is released and every requirement is done."
      action={<Export filter={filter} />}
    >
      <Form className={classes.filters} onSubmit={submit}>
        <NativeSelect
          label="Status"
          value={state ?? ''}
          onChange={(event) => find({ state: oneOf(event.currentTarget.value, awardStateValues) })}
          data={[
            { value: '', label: 'Any' },
            ...Object.entries(statusNames).map(([value, label]) => ({ value, label })),
          ]}
        />
        <TextInput key={code} name="code" label="Micro-credential code" defaultValue={code} maxLength={40} />
        <Button type="submit" variant="default">
          Find
        </Button>
        {person && (
          <Button variant="default" onClick={() => find({ person: undefined })}>
            Show everyone’s badges
          </Button>
        )}
      </Form>
      <KeysetTable
        query={awardsQuery(filter)}
        caption="Badges, newest first"
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          state || code || person ? (
            <Empty title="No badge matches these filters.">Remove a filter to see more.</Empty>
          ) : (
            <Empty title="No badge has been issued yet.">
              The first is issued when you release a “met” decision:{' '}
              <Link to="/admin/review/decisions">decisions to release</Link>.
            </Empty>
          )
        }
      />
    </Page>
  );
}

function Export({ filter }: { filter: AwardFilter }) {
  const exporting = useMutation({
    mutationFn: () => awardsAsCsv(filter),
    onSuccess: (csv) => {
      const link = Object.assign(document.createElement('a'), {
        href: URL.createObjectURL(csv),
        download: 'badges.csv',
      });
      link.click();
      URL.revokeObjectURL(link.href);
    },
  });
  return (
    <>
      <Button variant="default" loading={exporting.isPending} onClick={() => exporting.mutate()}>
        Export as CSV
      </Button>
      {exporting.error && <ErrorNotice error={exporting.error} safe="Nothing was exported." />}
    </>
  );
}
