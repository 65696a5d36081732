import { Button, NativeSelect } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AssignmentPlan, AssignmentResult } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import { Loading } from '../../../ui/loading';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { counted } from '../../../ui/number-words';
import { Page, Section } from '../../../ui/page';
import { announce, keepFocus } from '../parts/announcer';
import { DataTable } from '../parts/data-table';
import classes from '../parts/parts.module.css';
import { assignmentPlanQuery, eligibleQuery, useAssignWaiting } from './assignment.queries';

type Planned = AssignmentPlan['items'][number];
type Reviewer = Pick<Planned['reviewers'][number], 'id' | 'name'>;
/** The reviewers that the administrator chose instead of the planned ones, by submission. */
type Changes = Record<string, (Reviewer | null)[]>;

/** Every submission that waits for reviewers, with a balanced plan that can be changed before it is confirmed. */
export function AssignWaitingPage() {
  const { data: plan } = useSuspenseQuery(assignmentPlanQuery);
  const [changes, change] = useState<Changes>({});
  const assigning = useAssignWaiting();
  const [refused, refuse] = useState<{ name: string; result: AssignmentResult }[]>([]);

  const chosenFor = ({ submissionId, count, reviewers }: Planned): (Reviewer | null)[] =>
    changes[submissionId] ?? Array.from({ length: count }, (_, place) => reviewers[place] ?? null);
  const assignments = plan.items.flatMap((item) => {
    const ids = [...new Set(chosenFor(item).flatMap((reviewer) => reviewer?.id ?? []))];
    return ids.length === 0 ? [] : [{ submissionId: item.submissionId, kind: item.kind, reviewerIds: ids }];
  });

  function assign() {
    assigning.mutate(
      { assignments },
      {
        onSuccess: ({ items }) => {
          const failed = items.filter(({ refusal }) => refusal !== null);
          refuse(
            failed.map((result) => ({
              name: plan.items.find(({ submissionId }) => submissionId === result.submissionId)?.candidate.name ?? '',
              result,
            })),
          );
          change({});
          announce(`${counted(items.length - failed.length, 'submission')} assigned.`);
          keepFocus();
        },
      },
    );
  }

  return (
    <Page
      title="Assign reviewers"
      breadcrumb={<Link to="/admin/review">Review</Link>}
      width="wide"
      lead="Each submission goes to the reviewers with the fewest reviews who have no conflict of interest. Reviewers get an email."
      action={
        assignments.length > 0 && (
          <Button onClick={assign} loading={assigning.isPending}>
            {`Assign ${counted(assignments.length, 'submission')}`}
          </Button>
        )
      }
    >
      {assigning.error && <ErrorNotice error={assigning.error} safe="The list shows what still waits." />}
      {refused.length > 0 && (
        <Notice tone="caution" title={`${counted(refused.length, 'submission')} not assigned`} announce>
          <ul>
            {refused.map(({ name, result }) => (
              <li key={result.submissionId}>
                <bdi>{name}</bdi>: {result.refusal}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {plan.items.length === 0 ? (
        <Empty title="No submission waits for a reviewer.">
          New submissions, and submissions on which two reviewers disagree, appear here.
        </Empty>
      ) : (
        <>
          <Section title="Reviews for each reviewer">
            <Loads plan={plan} chosenFor={chosenFor} />
          </Section>
          <Section title="Submissions">
            <DataTable<Planned>
              caption="Who will be asked, before you confirm"
              rows={plan.items}
              keyOf={({ submissionId }) => submissionId}
              columns={[
                {
                  title: 'Candidate',
                  cell: ({ submissionId, candidate }) => (
                    <Link to="/admin/review/submissions/$submissionId" params={{ submissionId }}>
                      <bdi>{candidate.name}</bdi>
                    </Link>
                  ),
                },
                { title: 'Number', cell: ({ submissionNumber }) => submissionNumber },
                {
                  title: 'Micro-credential',
                  cell: ({ microCredential, attempt }) =>
                    `${microCredential.code} ${microCredential.title}${attempt > 1 ? `, attempt ${attempt}` : ''}`,
                },
                { title: 'Submitted', cell: ({ sealedAt }) => <DateText at={sealedAt} dayOnly relative /> },
                {
                  title: 'Will be asked',
                  cell: (item) => (
                    <Chosen
                      item={item}
                      chosen={chosenFor(item)}
                      onChange={(reviewers) => change({ ...changes, [item.submissionId]: reviewers })}
                    />
                  ),
                },
              ]}
            />
            {plan.more && (
              <p className={classes.soft}>More submissions wait. They are listed after you assign these.</p>
            )}
          </Section>
        </>
      )}
    </Page>
  );
}

/** How the plan spreads the work. */
function Loads({ plan, chosenFor }: { plan: AssignmentPlan; chosenFor: (item: Planned) => (Reviewer | null)[] }) {
  const loads = new Map<string, { id: string; name: string; added: number }>();
  for (const item of plan.items)
    for (const reviewer of chosenFor(item)) {
      if (reviewer === null) continue;
      const load = loads.get(reviewer.id) ?? { id: reviewer.id, name: reviewer.name, added: 0 };
      loads.set(reviewer.id, { ...load, added: load.added + 1 });
    }
  return (
    <DataTable
      caption="New reviews for each reviewer"
      rows={[...loads.values()].toSorted((one, other) => one.name.localeCompare(other.name))}
      keyOf={({ id }) => id}
      columns={[
        { title: 'Reviewer', cell: ({ name }) => <bdi>{name}</bdi> },
        { title: 'New reviews', numeric: true, cell: ({ added }) => added },
      ]}
    />
  );
}

function Chosen({
  item,
  chosen,
  onChange,
}: {
  item: Planned;
  chosen: (Reviewer | null)[];
  onChange: (reviewers: (Reviewer | null)[]) => void;
}) {
  const [changing, startChanging] = useState(false);
  const missing = chosen.filter((reviewer) => reviewer === null).length;
  if (changing) return <Choices item={item} chosen={chosen} onChange={onChange} />;
  return (
    <>
      {item.kind === 'adjudication' && <div className={classes.soft}>Third reviewer</div>}
      {chosen.map((reviewer) => reviewer && <div key={reviewer.id}>{reviewer.name}</div>)}
      {missing > 0 && <div className={classes.urgent}>{counted(missing, 'reviewer')} missing: no one else is free</div>}
      <Button
        variant="default"
        size="compact-sm"
        aria-label={`Change: ${item.candidate.name}`}
        onClick={() => startChanging(true)}
      >
        Change
      </Button>
    </>
  );
}

/** A choice for each place. Reviewers with a conflict are not in it. */
function Choices({ item, chosen, onChange }: Parameters<typeof Chosen>[0]) {
  const { data, error } = useQuery(eligibleQuery(item.submissionId));
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Loading />;
  const eligible = data.items.filter((one) => one.eligible);
  return chosen.map((reviewer, place) => (
    <NativeSelect
      key={place}
      autoFocus={place === 0}
      aria-label={`Reviewer ${place + 1} of ${item.candidate.name}`}
      value={reviewer?.id ?? ''}
      onChange={(event) => {
        const id = event.currentTarget.value;
        const picked = eligible.find((one) => one.reviewer.id === id)?.reviewer ?? null;
        onChange(chosen.map((other, index) => (index === place ? picked : other)));
      }}
      data={[
        { value: '', label: 'No one for now' },
        ...(reviewer && !eligible.some((one) => one.reviewer.id === reviewer.id)
          ? [{ value: reviewer.id, label: reviewer.name }]
          : []),
        ...eligible
          .filter((one) => !chosen.some((other, index) => index !== place && other?.id === one.reviewer.id))
          .map((one) => ({ value: one.reviewer.id, label: `${one.reviewer.name} (${one.inHand} in progress)` })),
      ]}
    />
  ));
}
