import { Button, NumberInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { fieldError, isClash } from '../../../api/problem';
import type { ReviewTermsInput } from '../../../api/schema';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import classes from '../parts/parts.module.css';
import { announce } from '../parts/announcer';
import { ClashNotice, useEditedVersion } from '../parts/edited-version';
import { termsQuery, useChangeTerms } from './review.queries';

const terms: [keyof ReviewTermsInput, label: string, about: string, most: number][] = [
  ['answerDays', 'Days to answer an offer', 'After this many days, the offer ends and someone else can be asked', 60],
  ['dueDays', 'Days to the due date', 'From the offer to the day the review is due', 120],
  ['graceDays', 'Grace days', 'After the due date, before the review goes to someone else', 60],
  ['claimHours', 'Hours to hold a claimed review', 'Each saved score restarts these hours', 720],
  ['claimLimit', 'Claimed reviews at once', 'A reviewer with this many in progress finishes one first', 100],
  [
    'attemptsBeforeCoach',
    'Attempts before a coach meeting',
    'After this many attempts not yet met, the candidate meets with a coach before the next',
    100,
  ],
];

/** The days and hours allowed for each step of a review. */
export function ReviewTermsPage() {
  const { data: latest } = useSuspenseQuery(termsQuery);
  const { base, watched, takeSaved } = useEditedVersion(termsQuery, latest);
  const changing = useChangeTerms();
  const clash = isClash(changing.error);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const body = Object.fromEntries(
      terms.map(([name]) => [name, Number(data.get(name))]),
    ) as unknown as ReviewTermsInput;
    changing.mutate(
      { body, etag: base.etag },
      {
        onSuccess: () => {
          announce('The review deadlines were saved.');
          void takeSaved();
        },
      },
    );
  }

  return (
    <Page
      title="Review deadlines"
      breadcrumb={<Link to="/admin/review">Review</Link>}
      lead="Reviews in progress keep their current times. Days count in each person’s own time zone."
    >
      <Form key={base.etag} {...watched} onSubmit={submit}>
        <div className={classes.pair}>
          {terms.map(([name, label, about, most]) => (
            <NumberInput
              key={name}
              name={name}
              label={label}
              description={about}
              required
              min={0}
              max={most}
              allowDecimal={false}
              hideControls
              defaultValue={base.data[name]}
              error={fieldError(changing.error, `/${name}`)}
            />
          ))}
        </div>
        {clash && <ClashNotice what="the review deadlines" onLoad={() => void takeSaved().then(changing.reset)} />}
        {changing.error && !clash && (
          <ErrorNotice error={changing.error} safe="The review deadlines were not changed." />
        )}
        <Button type="submit" mt="lg" loading={changing.isPending} disabled={clash}>
          Save
        </Button>
      </Form>
      <p className={classes.foot}>
        <Link to="/admin/audit" search={{ type: 'review-terms.changed' }}>
          Audit trail
        </Link>
      </p>
    </Page>
  );
}
