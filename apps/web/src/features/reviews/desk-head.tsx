import { useRouterState } from '@tanstack/react-router';
import { useSyncExternalStore } from 'react';
import { ButtonLink } from '../../ui/button-link';
import { usePageHeading } from '../../ui/page';
import classes from './desk.module.css';
import { Lease } from './lease';
import { ReportProblem } from './report-problem';
import { useDesk } from './review-desk';

/** One line above the desk: what is reviewed, when it is due, when it goes to someone else, and how far it is. */
export function DeskHead() {
  const { workspace } = useDesk();
  const { submissionNumber, microCredential, attempt, kind, state, id } = workspace;
  const title = `${submissionNumber} · ${microCredential.code} ${microCredential.title}`;
  const justLocked = useRouterState({ select: ({ location }) => location.state.justLocked });
  const isLocked = state === 'locked';
  const what = isLocked ? 'Locked review' : kind === 'adjudication' ? 'Adjudication of disputed details' : 'Review';
  return (
    <div className={classes.head}>
      <h1 {...usePageHeading(title)}>{title}</h1>
      <p className={classes.facts}>
        {justLocked !== undefined && (
          <span role="status">Submission {justLocked} is locked. This is the next one.</span>
        )}
        <span>
          {what}
          {attempt > 1 && `, attempt ${attempt}`}
        </span>
        {!isLocked && <Lease review={workspace} />}
      </p>
      {!isLocked && (
        <>
          <ReportProblem reviewId={id} place={{ artifact: null, fileId: null, words: 'the whole submission' }} />
          <Progress />
        </>
      )}
    </div>
  );
}

function Progress() {
  const { workspace, sheet } = useDesk();
  const scored = useSyncExternalStore(sheet.subscribe, sheet.scored);
  return (
    <div className={classes.progress}>
      <p>
        <strong>{scored}</strong> of {workspace.inScope} scored
      </p>
      <ButtonLink
        to="/reviews/$reviewId/lock"
        params={{ reviewId: workspace.id }}
        variant={scored === workspace.inScope ? 'filled' : 'default'}
        size="compact-md"
        aria-keyshortcuts="l"
      >
        Check and lock
      </ButtonLink>
    </div>
  );
}
