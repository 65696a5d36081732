import { Button, NumberInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { fieldError } from '../../../api/problem';
import type { ReviewTermsInput } from '../../../api/schema';
import { ErrorNotice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { AuditLink } from '../parts/audit-link';
import classes from '../parts/parts.module.css';
import { say } from '../parts/said';
import { termsQuery, useChangeTerms } from './review.queries';

const terms: [keyof ReviewTermsInput, label: string, about: string, most: number][] = [
  ['answerDays', 'Days to answer an offer', 'After them the offer goes to nobody, and someone else can be asked', 60],
  ['dueDays', 'Days to the due date', 'From the offer to the day on which a review is due', 120],
  ['graceDays', 'Days of grace', 'After the due date, until the review goes to someone else', 60],
  ['claimHours', 'Hours of a claim', 'For which claimed work is held; each saved score begins them anew', 720],
  [
    'attemptsBeforeCoach',
    'Attempts before a coach meeting',
    'After so many not yet met, a coach is met before the next',
    100,
  ],
];

/** The days and hours that review goes by. */
export function ReviewTermsPage() {
  const { data: saved } = useSuspenseQuery(termsQuery);
  const changing = useChangeTerms();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const body = Object.fromEntries(
      terms.map(([name]) => [name, Number(data.get(name))]),
    ) as unknown as ReviewTermsInput;
    changing.mutate({ body, etag: saved.etag }, { onSuccess: () => say('The review terms are saved.') });
  }

  return (
    <Page
      title="Review terms"
      over={<Link to="/admin/review">Review</Link>}
      lead="Reviews that run keep the times they were given; days are local to whoever they concern."
    >
      <form key={saved.etag} onSubmit={submit}>
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
              defaultValue={saved.data[name]}
              error={fieldError(changing.error, `/${name}`)}
            />
          ))}
        </div>
        {changing.error && <ErrorNotice error={changing.error} safe="The terms are as they were." />}
        <Button type="submit" mt="lg" loading={changing.isPending}>
          Save the terms
        </Button>
      </form>
      <p className={classes.foot}>
        <AuditLink kind="review-terms" id="1" />
      </p>
    </Page>
  );
}
