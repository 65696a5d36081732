import type { ResultDetail } from '../../../api/schema';
import classes from './revising.module.css';

/** The reviewers' comments on a detail, each under the number of its reviewer, reasons and advice apart. */
export function ReviewersWords({ remarks }: Pick<ResultDetail, 'remarks'>) {
  return remarks.map(({ reviewer, rationale, feedback }) => (
    <div key={reviewer} className={classes.words} role="group" aria-label={`Reviewer ${reviewer}`}>
      <p className={classes.who}>Reviewer {reviewer}</p>
      <dl>
        {rationale && (
          <div>
            <dt>Reason for the score</dt>
            <dd dir="auto">{rationale}</dd>
          </div>
        )}
        {feedback && (
          <div>
            <dt>Advice</dt>
            <dd dir="auto">{feedback}</dd>
          </div>
        )}
      </dl>
    </div>
  ));
}
