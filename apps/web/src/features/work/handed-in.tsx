import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { EnrollmentDetail, SubmissionSummary } from '../../api/schema';
import { Confirm } from '../../ui/confirm';
import { DateText } from '../../ui/date-text';
import lists from '../../ui/lists.module.css';
import { Notice } from '../../ui/notice';
import { counted, dayIn, dayInWords } from './days';
import { expectationQuery, useRecall } from './submission.queries';
import classes from './work.module.css';

/** After sealing: the receipt, how the review stands, and the way back while there is one. */
export function HandedIn({ enrollment, current }: { enrollment: EnrollmentDetail; current: SubmissionSummary }) {
  const { id: submissionId, state, sealedAt } = current;
  const path = { enrollmentId: enrollment.id, submissionId };
  if (state === 'released') {
    return (
      <Notice tone="good" title="The result is here">
        <Link to="/work/$enrollmentId/results/$submissionId" params={path}>
          Read the result with the reviewers’ words
        </Link>
      </Notice>
    );
  }
  return (
    <>
      <Notice
        tone="good"
        title={state === 'in_review' ? 'Your submission is being reviewed' : 'Your submission is handed in'}
      >
        {sealedAt && (
          <p style={{ margin: 0 }}>
            Sealed <DateText at={sealedAt} zone={enrollment.zone} />.{' '}
            <Link to="/work/$enrollmentId/receipts/$submissionId" params={path}>
              Your receipt
            </Link>
          </p>
        )}
      </Notice>
      <p>
        Two reviewers score it independently, without knowing whose it is. You are told by mail when the result is
        released, and it is then here, with their words on each detail.
      </p>
      <Expectation submissionId={submissionId} />
      {state === 'sealed' && <Recall submissionId={submissionId} />}
    </>
  );
}

function Expectation({ submissionId }: { submissionId: string }) {
  const { data } = useQuery(expectationQuery(submissionId));
  if (!data) return null;
  const { expectedOn, reviewDays, zone } = data;
  const late = expectedOn < dayIn(zone, new Date());
  return (
    <p>
      {late ? (
        <>
          It was to be expected around {dayInWords(expectedOn)}, and takes longer than usual. You need not do anything.
        </>
      ) : (
        <>
          Expect it around <strong>{dayInWords(expectedOn)}</strong>.
        </>
      )}{' '}
      A reviewer has {counted(reviewDays, 'day')}; where the two differ on a detail, a third is asked, and it takes
      longer.
    </p>
  );
}

function Recall({ submissionId }: { submissionId: string }) {
  const recall = useRecall(submissionId);
  const [asking, ask] = useState(false);
  return (
    <div className={classes.actions}>
      <Button variant="default" onClick={() => ask(true)}>
        Take it back
      </Button>
      <span className={lists.soft}>
        Possible until a reviewer has written the first score, and before the deadline.
      </span>
      <Confirm
        opened={asking}
        title="Take the submission back"
        deed="Take it back"
        busy={recall.isPending}
        error={recall.error}
        onClose={() => ask(false)}
        onConfirm={() => recall.mutate(undefined, { onSuccess: () => ask(false) })}
      >
        <p>
          It becomes a draft again, with everything in it. It counts as handed in only when you seal it once more,
          before the deadline.
        </p>
      </Confirm>
    </div>
  );
}
