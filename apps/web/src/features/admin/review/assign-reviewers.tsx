import { Button, Checkbox, Radio } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { EligibleReviewer } from '../../../api/schema';
import { Empty } from '../../../ui/empty';
import { Form } from '../../../ui/form';
import { Loading } from '../../../ui/loading';
import { ErrorNotice } from '../../../ui/notice';
import { Section } from '../../../ui/page';
import { DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { keepFocus, announce } from '../parts/announcer';
import { eligibleQuery, useAssign, useAssignThird } from './assignment.queries';
import { conflictWords } from './review-words';

interface AssignReviewersProps {
  submissionId: string;
  /** Whether to ask a third reviewer, who decides the disputed details. */
  adjudication: boolean;
  /** How many reviewers can be asked. */
  open: number;
}

/**
 * Every reviewer with their conflicts and their reviews in progress. Only reviewers without conflicts can be chosen.
 */
export function AssignReviewers({ submissionId, adjudication, open }: AssignReviewersProps) {
  const { data: eligible, error } = useQuery(eligibleQuery(submissionId));
  const [chosen, choose] = useState<readonly string[]>([]);
  const two = useAssign(submissionId);
  const third = useAssignThird(submissionId);
  const running = adjudication ? third : two;

  function submit(event: FormEvent) {
    event.preventDefault();
    const onSuccess = () => {
      announce(chosen.length === 1 ? 'The reviewer was asked.' : 'Both reviewers were asked.');
      choose([]);
      keepFocus();
    };
    if (adjudication) third.mutate(chosen[0]!, { onSuccess });
    else two.mutate([...chosen], { onSuccess });
  }

  const title = adjudication ? 'Ask a third reviewer' : open === 2 ? 'Ask two reviewers' : 'Ask one more reviewer';
  return (
    <Section title={title}>
      <p>
        {adjudication
          ? 'The third reviewer gets only the disputed details, with both reviewers’ reasons.'
          : 'Reviewers get an email and see your request in their queue. A reviewer with a conflict can’t be asked.'}
      </p>
      {error && <ErrorNotice error={error} />}
      {!eligible && !error && <Loading />}
      {eligible?.items.length === 0 && (
        <Empty title="There are no reviewers yet.">
          Invite people with the role of reviewer. They appear here after they join.
        </Empty>
      )}
      {eligible && eligible.items.length > 0 && (
        <Form onSubmit={submit}>
          <DataTable<EligibleReviewer>
            caption="Reviewers and their conflicts"
            rows={eligible.items.toSorted(freeFirst)}
            keyOf={({ reviewer }) => reviewer.id}
            columns={[
              {
                title: 'Reviewer',
                cell: (row) => <Choice row={row} one={open === 1} chosen={chosen} open={open} onChoose={choose} />,
              },
              { title: 'In progress', numeric: true, cell: ({ inHand }) => inHand },
              {
                title: 'Conflicts',
                cell: ({ conflicts, hadItBefore }) =>
                  [
                    ...conflicts.map((conflict) => conflictWords[conflict]),
                    ...(hadItBefore ? ['has or had this submission'] : []),
                  ].join('; ') || 'None',
              },
            ]}
          />
          {running.error && <ErrorNotice error={running.error} safe="No one was asked." />}
          <div className={classes.actions}>
            <Button type="submit" loading={running.isPending} disabled={chosen.length === 0}>
              {chosen.length > 1 ? 'Ask both' : 'Ask this reviewer'}
            </Button>
            <span role="status" className={classes.soft}>
              {chosen.length} of {open} chosen
            </span>
          </div>
        </Form>
      )}
    </Section>
  );
}

/** Reviewers who can be asked, least busy first. */
function freeFirst(one: EligibleReviewer, other: EligibleReviewer): number {
  return (
    Number(other.eligible) - Number(one.eligible) ||
    one.inHand - other.inHand ||
    one.reviewer.name.localeCompare(other.reviewer.name)
  );
}

function Choice({
  row: { reviewer, eligible },
  one,
  chosen,
  open,
  onChoose,
}: {
  row: EligibleReviewer;
  one: boolean;
  chosen: readonly string[];
  open: number;
  onChoose: (ids: readonly string[]) => void;
}) {
  if (!eligible)
    return (
      <span className={classes.soft}>
        <bdi>{reviewer.name}</bdi>
      </span>
    );
  const on = chosen.includes(reviewer.id);
  if (one) return <Radio name="reviewer" label={reviewer.name} checked={on} onChange={() => onChoose([reviewer.id])} />;
  return (
    <Checkbox
      label={reviewer.name}
      checked={on}
      disabled={!on && chosen.length >= open}
      onChange={() => onChoose(on ? chosen.filter((id) => id !== reviewer.id) : [...chosen, reviewer.id])}
    />
  );
}
