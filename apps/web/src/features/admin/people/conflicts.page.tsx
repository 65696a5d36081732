import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { fieldError } from '../../../api/problem';
import type { DeclaredConflict } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { ErrorNotice } from '../../../ui/notice';
import { Page, Section } from '../../../ui/page';
import type { Column } from '../parts/data-table';
import { Deed } from '../parts/deed';
import { KeysetTable } from '../parts/keyset-table';
import { say } from '../parts/said';
import { conflictsQuery, reviewersQuery, useDeclareConflict, useWithdrawConflict } from './people.queries';

const columns: Column<DeclaredConflict>[] = [
  {
    title: 'Reviewer',
    cell: ({ reviewer }) => (
      <Link to="/admin/people/$personId" params={{ personId: reviewer.id }}>
        {reviewer.name}
      </Link>
    ),
  },
  {
    title: 'Candidate',
    cell: ({ candidate }) => (
      <Link to="/admin/people/$personId" params={{ personId: candidate.id }}>
        {candidate.name}
      </Link>
    ),
  },
  { title: 'Reason', cell: ({ reason }) => reason },
  { title: 'Declared', cell: ({ declaredAt }) => <DateText at={declaredAt} dayOnly /> },
  { title: 'Withdraw', cell: (conflict) => <Withdraw conflict={conflict} /> },
];

/** Conflicts that follow from no record: reviewers declare their own, administrators anyone's. */
export function ConflictsPage() {
  return (
    <Page
      title="Declared conflicts"
      over={<Link to="/admin/people">People</Link>}
      width="wide"
      lead="Beside these, the same district, the same employer and coaching always count as a conflict."
    >
      <KeysetTable
        query={conflictsQuery}
        caption="Declared conflicts"
        columns={columns}
        keyOf={({ reviewer, candidate }) => reviewer.id + candidate.id}
        empty={
          <Empty title="Nobody has declared a conflict.">
            Reviewers declare theirs when they give work back; you can declare one below.
          </Empty>
        }
      />
      <Declare />
    </Page>
  );
}

function Declare() {
  const [reviewerId, choose] = useState<string | null>(null);
  const { data: reviewers } = useQuery(reviewersQuery(''));
  const declaring = useDeclareConflict();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const { candidateEmail, reason } = Object.fromEntries(new FormData(form)) as Record<string, string>;
    if (reviewerId === null) return;
    declaring.mutate(
      { reviewerId, candidateEmail: candidateEmail!.trim(), reason: reason!.trim() },
      {
        onSuccess: ({ reviewer, candidate }) => {
          say(`${reviewer.name} never reviews ${candidate.name} from now on.`);
          form.reset();
          choose(null);
        },
      },
    );
  }

  return (
    <Section title="Declare a conflict">
      <form onSubmit={submit} style={{ maxWidth: '32rem' }}>
        <Select
          label="Reviewer"
          required
          searchable
          value={reviewerId}
          onChange={choose}
          data={(reviewers?.items ?? []).map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
          nothingFoundMessage="No reviewer has this name"
          mb="md"
          error={fieldError(declaring.error, '/reviewerId')}
        />
        <TextInput
          name="candidateEmail"
          type="email"
          label="E-mail address of the candidate"
          required
          maxLength={254}
          mb="md"
          error={fieldError(declaring.error, '/candidateEmail')}
        />
        <Textarea
          name="reason"
          label="Reason"
          required
          autosize
          minRows={2}
          maxLength={2000}
          error={fieldError(declaring.error, '/reason')}
        />
        {declaring.error && <ErrorNotice error={declaring.error} safe="Nothing was declared." />}
        <Button type="submit" variant="default" mt="md" disabled={reviewerId === null} loading={declaring.isPending}>
          Declare the conflict
        </Button>
      </form>
    </Section>
  );
}

function Withdraw({ conflict: { reviewer, candidate } }: { conflict: DeclaredConflict }) {
  return (
    <Deed
      label="Withdraw"
      about={`${reviewer.name} and ${candidate.name}`}
      title="Withdraw the conflict"
      done="The conflict is withdrawn."
      act={useWithdrawConflict(reviewer.id, candidate.id)}
      size="compact-sm"
    >
      {reviewer.name} can review the work of {candidate.name} again, unless something else stands against it.
    </Deed>
  );
}
