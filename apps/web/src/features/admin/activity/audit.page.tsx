import { Button, TextInput } from '@mantine/core';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import type { AuditEntry } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Page } from '../../../ui/page';
import { AuditLink } from '../parts/audit-link';
import type { Column } from '../parts/data-table';
import { KeysetTable } from '../parts/keyset-table';
import classes from '../parts/parts.module.css';
import { Details } from './details';
import { eventWords } from './event-words';
import { SubjectLink } from './subject-link';
import { auditQuery } from './trail.queries';

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

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { subjectKind, subjectId, actorId } = Object.fromEntries(
      [...new FormData(event.currentTarget)].map(([name, value]) => [name, String(value).trim() || undefined]),
    );
    void navigate({ to: '.', search: { subjectKind, subjectId, actorId } });
  }

  return (
    <Page
      title="Audit trail"
      width="wide"
      lead="Every action that Laurel records, and who took it. These records can’t be changed."
    >
      <form key={JSON.stringify(filter)} className={classes.filters} onSubmit={submit}>
        <TextInput name="subjectKind" label="Type" defaultValue={filter.subjectKind} list="kinds" maxLength={200} />
        <datalist id="kinds">
          {[
            'person',
            'client',
            'pilot',
            'meeting',
            'enrollment',
            'submission',
            'file',
            'review',
            'decision',
            'award',
            'version',
            'message',
            'delivery',
            'review-terms',
            'attestation-text',
            'signing-key',
          ].map((kind) => (
            <option key={kind} value={kind} />
          ))}
        </datalist>
        <TextInput name="subjectId" label="ID" defaultValue={filter.subjectId} maxLength={200} />
        <TextInput name="actorId" label="ID of the person who did it" defaultValue={filter.actorId} maxLength={200} />
        <Button type="submit" variant="default">
          Find
        </Button>
        {filtered && (
          <Button variant="default" onClick={() => void navigate({ to: '.', search: {} })}>
            Show everything
          </Button>
        )}
      </form>
      <KeysetTable
        query={auditQuery(filter)}
        caption="Actions, newest first"
        columns={columns}
        keyOf={({ id }) => id}
        empty={
          <Empty title={filtered ? 'Nothing is recorded for this.' : 'Nothing has happened yet.'}>
            {filtered && 'Check the type and ID, or show everything.'}
          </Empty>
        }
      />
    </Page>
  );
}
