import { Button, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Refused } from '../../api/problem';
import type { ReviewEvidence } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { ErrorNotice, Notice } from '../../ui/notice';
import { labelOf, nameOfEvidence } from './detail-names';
import type { useNextReview } from './next-review';
import { otherScoresQuery } from './review.queries';
import { useDesk } from './review-desk';
import { type Opinion, Opinions } from './scoring/opinions';
import classes from './scoring/rubric.module.css';

const titles = ['You', 'The other reviewer'];

interface LockedScoresProps {
  onOpen: (evidence: ReviewEvidence) => void;
  next: ReturnType<typeof useNextReview>;
}

/** A locked review: the reviewer's own scores, and the other reviewer's after both have locked. */
export function LockedScores({ onOpen, next }: LockedScoresProps) {
  const { workspace } = useDesk();
  const { id, kind, lockedAt, outcomes, rubric, artifacts, summary } = workspace;
  const isThird = kind === 'adjudication';
  const { data: others, error } = useQuery({ ...otherScoresQuery(id), enabled: !isThird });
  const waits = error instanceof Refused && error.problem.code === 'review.blind';
  return (
    <>
      <Title order={2}>Scores</Title>
      <Notice tone="good" title="Locked">
        {lockedAt && <DateText at={lockedAt} />}.{' '}
        {waits && 'The other reviewer has not locked yet. You can read their scores here after they lock. '}
        {isThird && 'Your scores decide the details on which the two reviewers disagreed. '}
        <Link to="/reviews">Go to your reviews</Link>
        <br />
        <Button mt="xs" loading={next.isPending} aria-keyshortcuts="n" onClick={() => next.go({ current: id })}>
          Next review
        </Button>
      </Notice>
      {error && !waits && <ErrorNotice error={error} />}
      {summary && <p className={classes.quote}>{summary}</p>}
      {outcomes.map((outcome) => (
        <div key={outcome.id} className={classes.outcome}>
          {outcome.details.some((detail) => detail.id !== outcome.id) && (
            <Title order={3} className={classes.statement}>
              {outcome.number}. {outcome.statement}
            </Title>
          )}
          {outcome.details.map((detail) => {
            const own: Opinion[] = detail.score ? [detail.score] : [];
            const theirs = isThird ? detail.opinions : (others ?? []).filter(({ detailId }) => detailId === detail.id);
            return (
              <section key={detail.id} className={classes.detail} aria-label={labelOf(outcome, detail)}>
                <Title order={detail.id === outcome.id ? 3 : 4} className={classes.name}>
                  <span className={classes.label}>{labelOf(outcome, detail)}</span> {detail.statement}
                </Title>
                <p className={classes.links}>
                  {detail.evidence.map((evidence) => (
                    <button key={evidence.id} type="button" className={classes.link} onClick={() => onOpen(evidence)}>
                      {nameOfEvidence(evidence, artifacts)}
                    </button>
                  ))}
                </p>
                <Opinions
                  opinions={[...own, ...theirs]}
                  evidence={detail.evidence}
                  rubric={rubric}
                  artifacts={artifacts}
                  titles={isThird ? ['You', 'One reviewer', 'The other reviewer'] : titles}
                />
              </section>
            );
          })}
        </div>
      ))}
    </>
  );
}
