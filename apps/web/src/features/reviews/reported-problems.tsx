import type { OwnProblem } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import lists from '../../ui/lists.module.css';
import { Notice } from '../../ui/notice';
import classes from './desk.module.css';
import { placeOfProblem, problemKinds } from './problem-words';
import { useDesk } from './review-desk';

/** What the reviewer reported about this submission: what waits for an answer, and what was answered. */
export function ReportedProblems() {
  const { problems } = useDesk().workspace;
  const open = problems.filter(({ state }) => state === 'open');
  const answered = problems.filter(({ answer }) => answer !== '');
  if (open.length === 0 && answered.length === 0) return null;
  return (
    <section aria-label="Problems that you reported" className={classes.problems}>
      {open.length > 0 && (
        <Notice announce title="Waiting for an answer">
          <ul className={lists.list}>
            {open.map((problem) => (
              <li key={problem.id}>
                <Reported problem={problem} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {answered.length > 0 && (
        <details open={open.length === 0 || undefined}>
          <summary>Answers to your reports</summary>
          <ul className={lists.list}>
            {answered.map((problem) => (
              <li key={problem.id}>
                <Reported problem={problem} />
                <div>
                  <strong>{problem.state === 'mended' ? 'Fixed' : 'Not a problem'}</strong>
                  {problem.closedAt && (
                    <>
                      {' '}
                      (<DateText at={problem.closedAt} />)
                    </>
                  )}
                  : {problem.answer}
                </div>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Reported({ problem }: { problem: OwnProblem }) {
  const { artifacts } = useDesk().workspace;
  return (
    <span>
      Reported on <DateText at={problem.reportedAt} />: {problemKinds[problem.kind]},{' '}
      {placeOfProblem(problem, artifacts)}.{problem.note !== '' && ` “${problem.note}”`}
    </span>
  );
}
