import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import type { AuditEntry } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Form } from '../../../ui/form';
import { Page } from '../../../ui/page';
import { AuditLink } from '../parts/audit-link';
import type { Column } from '../parts/data-table';
import { KeysetTable } from '../parts/keyset-table';
import classes from '../parts/parts.module.css';
import { Details } from './details';
import { eventWords } from './event-words';
import { SubjectLink } from './subject-link';
import { type AuditFilter, auditQuery, auditTypesQuery } from './trail.queries';

const route = getRouteApi('/administrator/admin/audit');

const columns: Column<AuditEntry>[] = [
  { title: 'What', cell: ({ type }) => eventWords(type) },
  {
    title: 'Changed',
    text: ({ subject }) => `${subject.kind} ${subject.id}`,
    cell: ({ subject }) => (
      <>
        <SubjectLink {...subject} />
        {' · '}
        <AuditLink {...subject} words="its trail" />
      </>
    ),
  },
  {
    title: 'Who',
    text: ({ actor }) => (actor === null ? 'Laurel' : (actor.name ?? actor.id)),
    cell: ({ actor }) =>
      actor === null ? (
        'Laurel, automatically'
      ) : (
        <Link to="/admin/audit" search={{ actorId: actor.id }}>
          <bdi>{actor.name ?? actor.id}</bdi>
        </Link>
      ),
  },
  { title: 'When', text: ({ occurredAt }) => occurredAt, cell: ({ occurredAt }) => <DateText at={occurredAt} /> },
  { title: 'Details', text: ({ details }) => JSON.stringify(details), cell: ({ details }) => <Details of={details} /> },
];

/** Everything that happened, or only to one thing or by one person, newest first. */
export function AuditPage() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const filtered = Object.values(filter).some((value) => value !== undefined);

  const { data: types = [] } = useQuery(auditTypesQuery);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim() || undefined]),
    );
    void navigate({ to: '.', search: { ...filter, ...given } });
  }

  return (
    <Page
      title="Audit trail"
      width="wide"
      lead="Every action that Laurel records, and who took it. These records can’t be changed."
    >
      <Form role="search" key={JSON.stringify(filter)} className={classes.filters} onSubmit={submit}>
        <TextInput
          name="actor"
          label="Name or email address of who did it"
          defaultValue={filter.actor}
          maxLength={200}
        />
        <NativeSelect
          name="type"
          label="What was done"
          defaultValue={filter.type ?? ''}
          data={[{ value: '', label: 'Anything' }, ...types.map((type) => ({ value: type, label: eventWords(type) }))]}
        />
        <TextInput name="from" type="date" label="From" defaultValue={filter.from} />
        <TextInput name="until" type="date" label="Until the end of" defaultValue={filter.until} />
        <Button type="submit" variant="default">
          Find
        </Button>
        {filtered && (
          <Button variant="default" onClick={() => void navigate({ to: '.', search: {} })}>
            Show everything
          </Button>
        )}
      </Form>
      <Narrowed {...filter} />
      <KeysetTable
        query={auditQuery(filter)}
        caption="Actions, newest first"
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <Empty title={filtered ? 'Nothing is recorded for this.' : 'Nothing has happened yet.'}>
            {filtered && 'Look for less at once, or show everything.'}
          </Empty>
        }
      />
    </Page>
  );
}

/** What a link from another page has narrowed the list to. */
function Narrowed({ subjectKind, subjectId, actorId }: AuditFilter) {
  if (subjectKind === undefined && actorId === undefined) return null;
  return (
    <p className={classes.soft}>
      {subjectKind !== undefined && (
        <>
          Only about {subjectId === undefined ? 'every' : 'one'} {subjectKind.replaceAll('-', ' ')}
          {subjectId !== undefined && <span className={classes.mono}> {subjectId}</span>}.{' '}
        </>
      )}
      {actorId !== undefined && (
        <>
          Only by <span className={classes.mono}>{actorId}</span>.
        </>
      )}
    </p>
  );
}
