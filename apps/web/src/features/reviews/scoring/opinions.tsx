import type { ReviewEvidence, ReviewWorkspace } from '../../../api/schema';
import { nameOfEvidence } from '../detail-names';
import type { Artifact, RubricLevel } from '../review.queries';
import classes from './rubric.module.css';

export type Opinion = ReviewWorkspace['outcomes'][number]['details'][number]['opinions'][number];

interface OpinionsProps {
  opinions: readonly Opinion[];
  evidence: readonly ReviewEvidence[];
  rubric: readonly RubricLevel[];
  artifacts: readonly Artifact[];
  titles?: readonly string[];
}

const ordinals = ['One reviewer', 'The other reviewer'];

/** The reviewers' scores for one detail, side by side. Nothing tells who they are. */
export function Opinions({ opinions, evidence, rubric, artifacts, titles = ordinals }: OpinionsProps) {
  if (opinions.length === 0) return null;
  return (
    <div className={classes.both}>
      {opinions.map(({ level, meets, rationale, feedback, cited }, index) => (
        <article key={index} className={classes.opinion} data-meets={meets} aria-label={titles[index]}>
          <p className={classes.plain}>
            <span className={classes.soft}>{titles[index]}</span>
            <br />
            <strong>{rubric.find(({ code }) => code === level)?.name ?? level}</strong>{' '}
            {meets ? 'meets' : 'does not meet'}
          </p>
          {rationale && <p className={classes.quote}>{rationale}</p>}
          {feedback && (
            <p className={classes.quote}>
              <span className={classes.soft}>Feedback:</span> {feedback}
            </p>
          )}
          {cited.length > 0 && (
            <p className={classes.soft}>
              Cites{' '}
              {evidence
                .filter(({ id }) => cited.includes(id))
                .map((link) => nameOfEvidence(link, artifacts))
                .join('; ')}
            </p>
          )}
        </article>
      ))}
    </div>
  );
}
