import { Button, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { fieldError } from '../../../api/problem';
import type { DeclaredConflict } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { Page, Section } from '../../../ui/page';
import type { Column } from '../parts/data-table';
import { ActionButton } from '../parts/action-button';
import { KeysetTable } from '../parts/keyset-table';
import { announce } from '../parts/announcer';
import { conflictsQuery, reviewersQuery, useDeclareConflict, useWithdrawConflict } from './people.queries';

const columns: Column<DeclaredConflict>[] = [
  {
    title: 'Reviewer',
    text: ({ reviewer }) => reviewer.name,
    cell: ({ reviewer }) => (
      <Link to="/admin/people/$personId" params={{ personId: reviewer.id }}>
        <bdi>{reviewer.name}</bdi>
      </Link>
    ),
  },
  {
    title: 'Candidate',
    text: ({ candidate }) => candidate.name,
    cell: ({ candidate }) => (
      <Link to="/admin/people/$personId" params={{ personId: candidate.id }}>
        <bdi>{candidate.name}</bdi>
      </Link>
    ),
  },
  { title: 'Reason', cell: ({ reason }) => reason },
  {
    title: 'Declared',
    text: ({ declaredAt }) => declaredAt,
    cell: ({ declaredAt }) => <DateText at={declaredAt} dayOnly />,
  },
  { title: 'Remove', text: null, cell: (conflict) => <Withdraw conflict={conflict} /> },
];

/** Conflicts that no record shows. Reviewers declare their own; administrators declare anyone's. */
export function ConflictsPage() {
  return (
    <Page
      title="Declared conflicts"
      breadcrumb={<Link to="/admin/people">People</Link>}
      width="wide"
      lead="The same district, the same employer, and coaching always count as conflicts. They are not listed here."
    >
      <KeysetTable
        query={conflictsQuery}
        caption="Declared conflicts"
        columns={columns}
        keyOf={({ reviewer, candidate }) => reviewer.id + candidate.id}
        empty={
          <Empty title="No one has declared a conflict.">
            Reviewers declare conflicts when they decline or return a review. You can declare one below.
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
          announce(`${reviewer.name} will never review ${candidate.name}.`);
          form.reset();
          choose(null);
        },
      },
    );
  }

  return (
    <Section title="Declare a conflict">
      <Form onSubmit={submit} style={{ maxWidth: '32rem' }}>
        <Select
          label="Reviewer"
          required
          searchable
          value={reviewerId}
          onChange={choose}
          data={(reviewers?.items ?? []).map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
          nothingFoundMessage="No reviewer matches"
          mb="md"
          error={fieldError(declaring.error, '/reviewerId')}
        />
        <TextInput
          name="candidateEmail"
          type="email"
          label="Candidate’s email address"
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
        {declaring.error && <ErrorNotice error={declaring.error} safe="No conflict was declared." />}
        <Button type="submit" variant="default" mt="md" disabled={reviewerId === null} loading={declaring.isPending}>
          Declare conflict
        </Button>
      </Form>
    </Section>
  );
}

function Withdraw({ conflict: { reviewer, candidate } }: { conflict: DeclaredConflict }) {
  return (
    <ActionButton
      label="Remove"
      about={`${reviewer.name} and ${candidate.name}`}
      title="Remove this conflict?"
      done="The conflict was removed."
      act={useWithdrawConflict(reviewer.id, candidate.id)}
      size="compact-sm"
    >
      <bdi>{reviewer.name}</bdi> can review the work of <bdi>{candidate.name}</bdi> again, unless there is another
      conflict.
    </ActionButton>
  );
}
