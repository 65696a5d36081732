import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { EnrollmentDetail, SubmissionSummary } from '../../api/schema';
import { Confirm } from '../../ui/confirm';
import { DateText } from '../../ui/date-text';
import lists from '../../ui/lists.module.css';
import { Notice } from '../../ui/notice';
import { dayIn, dayInWords } from '../../ui/days';
import { counted } from '../../ui/number-words';
import { Met } from './met';
import { expectationQuery, useRecall } from './submission.queries';
import classes from './work.module.css';

/** After submitting: the receipt, the status of the review, and a button to recall while that is possible. */
export function Submitted({ enrollment, current }: { enrollment: EnrollmentDetail; current: SubmissionSummary }) {
  const { id: submissionId, state, sealedAt } = current;
  const path = { enrollmentId: enrollment.id, submissionId };
  if (state === 'released') {
    return (
      <Met enrollment={enrollment}>
        <Link to="/work/$enrollmentId/results/$submissionId" params={path}>
          Read the result and the reviewers’ feedback
        </Link>
        . <WhatYouSubmitted {...path} />
      </Met>
    );
  }
  return (
    <>
      <Notice tone="good" title={state === 'in_review' ? 'Your submission is in review' : 'Your work is submitted'}>
        {sealedAt && (
          <p style={{ margin: 0 }}>
            Submitted <DateText at={sealedAt} zone={enrollment.zone} />.{' '}
            <Link to="/work/$enrollmentId/receipts/$submissionId" params={path}>
              See your receipt
            </Link>
            . <WhatYouSubmitted {...path} />
          </p>
        )}
      </Notice>
      <p>
        Two reviewers score your work independently, without knowing who you are. You will get an email when your result
        is ready. You can then read it here, with feedback on each detail.
      </p>
      <Expectation submissionId={submissionId} />
      {state === 'sealed' && <Recall submissionId={submissionId} />}
    </>
  );
}

function WhatYouSubmitted(path: { enrollmentId: string; submissionId: string }) {
  return (
    <Link to="/work/$enrollmentId/submitted/$submissionId" params={path}>
      Read what you submitted
    </Link>
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
          We expected your result around {dayInWords(expectedOn)}. It is taking longer than usual. You don’t need to do
          anything.
        </>
      ) : (
        <>
          Expect your result around <strong>{dayInWords(expectedOn)}</strong>.
        </>
      )}{' '}
      Each reviewer has {counted(reviewDays, 'day')}. If the two disagree on a detail, a third reviewer decides, which
      takes longer.
    </p>
  );
}

function Recall({ submissionId }: { submissionId: string }) {
  const recall = useRecall(submissionId);
  const [asking, ask] = useState(false);
  return (
    <div className={classes.actions}>
      <Button variant="default" onClick={() => ask(true)}>
        Recall submission
      </Button>
      <span className={lists.soft}>
        You can recall it before the deadline, until a reviewer writes the first score.
      </span>
      <Confirm
        opened={asking}
        title="Recall your submission?"
        confirmLabel="Recall submission"
        busy={recall.isPending}
        error={recall.error}
        onClose={() => ask(false)}
        onConfirm={() => recall.mutate(undefined, { onSuccess: () => ask(false) })}
      >
        <p>
          Your submission becomes a draft again, with everything in it. To have it reviewed, submit again before the
          deadline.
        </p>
      </Confirm>
    </div>
  );
}
