import { Button, Checkbox } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { PlannedRelease } from '../../../api/schema';
import { Empty } from '../../../ui/empty';
import { ErrorNotice } from '../../../ui/notice';
import { counted } from '../../../ui/number-words';
import { Page } from '../../../ui/page';
import { announce } from '../parts/announcer';
import { type Column, DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { releasePlanQuery, useBeginRelease } from './release.queries';
import { outcomes } from './review-words';

/** The decisions that can be released together. The button comes after the list, so that the list is seen first. */
export function ReleasePlanPage() {
  const { data: plan } = useSuspenseQuery(releasePlanQuery);
  const [skipped, skip] = useState<readonly string[]>([]);
  const begin = useBeginRelease();
  const navigate = useNavigate();
  const chosen = plan.items.filter(({ submissionId }) => !skipped.includes(submissionId));
  const met = chosen.filter(({ outcome }) => outcome === 'met').length;

  function release() {
    begin.mutate(
      chosen.map(({ submissionId }) => submissionId),
      {
        onSuccess: ({ id }) => {
          announce('The release has started.');
          void navigate({ to: '/admin/review/releases/$releaseId', params: { releaseId: id } });
        },
      },
    );
  }

  return (
    <Page
      title="Release several decisions"
      breadcrumb={<Link to="/admin/review/decisions">Decisions to release</Link>}
      width="wide"
      lead="Check each result and what the reviewers gave. Clear the box of a decision that you want to look at first."
    >
      {plan.items.length === 0 ? (
        <Empty title="There are no decisions to release together.">
          Decisions on which both reviewers agree appear here.
        </Empty>
      ) : (
        <DataTable<PlannedRelease>
          caption="What will be released, before you confirm"
          rows={plan.items}
          keyOf={({ submissionId }) => submissionId}
          columns={[candidateColumn(skipped, skip), ...columns]}
        />
      )}
      {plan.others > 0 && (
        <p className={classes.soft}>
          {counted(plan.others, 'other decision')} {plan.others === 1 ? 'waits' : 'wait'}. A third reviewer decided,
          there is similar work, you reviewed the submission, or the enrollment has ended.{' '}
          <Link to="/admin/review/decisions">Open each in the list</Link>.
        </p>
      )}
      {plan.more && <p className={classes.soft}>More decisions wait. They are listed after you release these.</p>}
      {begin.error && <ErrorNotice error={begin.error} safe="Nothing was released." />}
      {plan.items.length > 0 && (
        <>
          <p>
            {met} will see “met.” {chosen.length - met} will see “not yet met.” Everyone gets feedback, by email and on
            their page. You can’t undo this.
          </p>
          <div className={classes.actions}>
            <Button onClick={release} loading={begin.isPending} disabled={chosen.length === 0}>
              {`Release ${counted(chosen.length, 'decision')}`}
            </Button>
          </div>
        </>
      )}
    </Page>
  );
}

function candidateColumn(skipped: readonly string[], skip: (ids: readonly string[]) => void): Column<PlannedRelease> {
  return {
    title: 'Candidate',
    cell: ({ submissionId, candidate }) => {
      const on = !skipped.includes(submissionId);
      return (
        <span className={classes.choice}>
          <Checkbox
            aria-label={`Release to ${candidate.name}`}
            checked={on}
            onChange={() => skip(on ? [...skipped, submissionId] : skipped.filter((other) => other !== submissionId))}
          />
          <Link to="/admin/review/decisions/$submissionId" params={{ submissionId }}>
            <bdi>{candidate.name}</bdi>
          </Link>
        </span>
      );
    },
  };
}

const columns: Column<PlannedRelease>[] = [
  { title: 'Number', cell: ({ submissionNumber }) => submissionNumber },
  { title: 'Micro-credential', cell: ({ microCredential }) => `${microCredential.code} ${microCredential.title}` },
  { title: 'Attempt', cell: ({ attempt }) => attempt },
  {
    title: 'Result',
    cell: ({ outcome, details }) => (
      <>
        <span className={outcome === 'met' ? undefined : classes.urgent}>{outcomes[outcome]}</span>
        <div className={classes.soft}>
          {details.filter(({ meets }) => meets).length} of {counted(details.length, 'detail')}
        </div>
      </>
    ),
  },
  {
    title: 'Scores',
    cell: ({ reviews }) => (
      <ul className={classes.plain}>
        {reviews.map(({ slot, reviewer, levels }) => (
          <li key={slot}>
            <bdi>{reviewer.name}</bdi>: {levels.map(({ name, details }) => `${details} ${name}`).join(', ')}
          </li>
        ))}
      </ul>
    ),
  },
];
