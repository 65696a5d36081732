import { Title } from '@mantine/core';
import type { GivenReview } from '../../../api/schema';
import classes from '../parts/parts.module.css';
import { placeWords } from './review-words';

interface ReviewerCommentsProps {
  given: GivenReview[];
  details: { id: string; statement: string }[];
  levelName: (code: string) => string;
}

/** Each reviewer's scores and comments, detail by detail, and their overall comments, to read before a release. */
export function ReviewerComments({ given, details, levelName }: ReviewerCommentsProps) {
  return (
    <>
      {details.map(({ id, statement }) => {
        const scores = given.flatMap((review) =>
          review.scores.filter(({ detailId }) => detailId === id).map((score) => ({ review, score })),
        );
        return (
          <div key={id} className={classes.given}>
            <Title order={3}>{statement}</Title>
            {scores.length === 0 && <p>Met in an earlier attempt, so it was not scored again.</p>}
            {scores.map(({ review, score: { level, rationale, feedback } }) => (
              <div key={review.reviewId}>
                <p>
                  <strong>{levelName(level)}</strong>, {whose(review)}
                </p>
                {rationale && <blockquote>{rationale}</blockquote>}
                {feedback && <blockquote>{feedback}</blockquote>}
                {!rationale && !feedback && <p className={classes.soft}>No comments.</p>}
              </div>
            ))}
          </div>
        );
      })}
      <div className={classes.given}>
        <Title order={3}>Overall comments</Title>
        {given.map((review) => (
          <div key={review.reviewId}>
            <p>{whose(review)}</p>
            {review.summary ? <blockquote>{review.summary}</blockquote> : <p className={classes.soft}>No comments.</p>}
          </div>
        ))}
      </div>
    </>
  );
}

function whose(review: GivenReview): string {
  return `${review.reviewer.name}, ${placeWords(review).toLowerCase()} reviewer`;
}
