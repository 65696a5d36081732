import type { ReviewEvidence } from '../../../api/schema';
import { nameOfEvidence } from '../detail-names';
import type { Artifact, Detail } from '../review.queries';
import classes from './rubric.module.css';

interface CitedEvidenceProps {
  detail: Detail;
  artifacts: readonly Artifact[];
  cited: readonly string[];
  /** Whether locking requires it. */
  isAsked: boolean;
  onCite: (cited: string[]) => void;
  onOpen: (evidence: ReviewEvidence) => void;
}

/** The evidence for a detail. A click opens the page or second; the checkbox cites it in the score. */
export function CitedEvidence({ detail, artifacts, cited, isAsked, onCite, onOpen }: CitedEvidenceProps) {
  if (detail.evidence.length === 0) return <p className={classes.soft}>No evidence was linked to this detail.</p>;
  return (
    <fieldset className={classes.evidence}>
      <legend>{isAsked ? 'Evidence: check what your score cites' : 'Evidence'}</legend>
      <ul>
        {detail.evidence.map((evidence) => {
          const name = nameOfEvidence(evidence, artifacts);
          const isCited = cited.includes(evidence.id);
          return (
            <li key={evidence.id}>
              <input
                type="checkbox"
                checked={isCited}
                aria-label={`Cite ${name}`}
                onChange={() => onCite(isCited ? cited.filter((id) => id !== evidence.id) : [...cited, evidence.id])}
              />
              <div>
                <button type="button" className={classes.link} onClick={() => onOpen(evidence)}>
                  {name}
                </button>
                {evidence.explanation && <p className={classes.explanation}>{evidence.explanation}</p>}
              </div>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
