import { Button } from '@mantine/core';
import { useSyncExternalStore, useState, useCallback, useRef } from 'react';
import type { ReviewEvidence } from '../../api/schema';
import { ButtonLink } from '../../ui/button-link';
import { DateText } from '../../ui/date-text';
import { Page } from '../../ui/page';
import classes from './desk.module.css';
import { lastMinuteBefore } from './detail-names';
import { EvidencePane } from './evidence/evidence-pane';
import type { OpenEvidence } from './evidence/open-evidence';
import { LockedScores } from './locked-scores';
import { ReportProblem } from './report-problem';
import { ReportedProblems } from './reported-problems';
import { useDesk } from './review-desk';
import { KeyboardShortcuts } from './scoring/keyboard-shortcuts';
import { Rubric } from './scoring/rubric';
import { useSingleKeys } from '../../ui/single-keys';
import { useDetailKeys } from './scoring/use-detail-keys';

const keys = [
  ['1 to 9', 'Choose a level for the current detail'],
  ['j k', 'Next detail, previous detail'],
  ['e', 'Open the next evidence for the detail'],
  ['w', 'Write the rationale (Esc returns to the detail)'],
  ['[ ]', 'Previous page, next page of the PDF'],
  ['l', 'Check all scores and lock'],
  ['?', 'Show these shortcuts'],
] as const;

/** Evidence on the left and rubric on the right; on a narrow screen, one at a time. */
export function ScoringPage() {
  const { workspace } = useDesk();
  const { artifacts, microCredential, attempt, kind, state } = workspace;
  const [side, turnTo] = useState<'evidence' | 'rubric'>('rubric');
  const [shown, show] = useState<OpenEvidence>({
    kind: artifacts[0]!.kind,
    fileId: null,
    page: null,
    second: null,
    asked: 0,
  });
  const [shortcutsShown, showShortcuts] = useState(false);
  const cameFrom = useRef<HTMLElement | null>(null);

  const open = useCallback(({ kind, fileId, page, second }: ReviewEvidence) => {
    cameFrom.current = document.activeElement as HTMLElement | null;
    show(({ asked }) => ({ kind, fileId, page, second, asked: asked + 1 }));
    turnTo('evidence');
  }, []);
  const backToRubric = () => {
    turnTo('rubric');
    requestAnimationFrame(() => cameFrom.current?.focus());
  };

  const isLocked = state === 'locked';
  const actOnDetail = useDetailKeys({ open });
  useSingleKeys((key) => {
    if (key === '?') showShortcuts(true);
    return key === '?' || (!isLocked && actOnDetail(key));
  });

  return (
    <Page
      width="full"
      title={`${microCredential.code} ${microCredential.title}`}
      breadcrumb={[
        isLocked ? 'Locked review' : kind === 'adjudication' ? 'Adjudication of disputed details' : 'Review',
        attempt > 1 && `attempt ${attempt}`,
      ]
        .filter(Boolean)
        .join(', ')}
      lead={isLocked ? undefined : <Due />}
      action={isLocked ? undefined : <Progress />}
    >
      <KeyboardShortcuts opened={shortcutsShown} keys={keys} onClose={() => showShortcuts(false)} />
      <ReportedProblems />
      <div className={classes.switch} role="group" aria-label="Evidence or rubric">
        <Button
          variant={side === 'evidence' ? 'filled' : 'default'}
          aria-pressed={side === 'evidence'}
          onClick={() => turnTo('evidence')}
        >
          Evidence
        </Button>
        <Button
          variant={side === 'rubric' ? 'filled' : 'default'}
          aria-pressed={side === 'rubric'}
          onClick={side === 'rubric' ? undefined : backToRubric}
        >
          {isLocked ? 'Scores' : 'Rubric'}
        </Button>
      </div>
      <div className={classes.split} data-side={side}>
        <section className={classes.evidence} aria-label="Evidence">
          <EvidencePane artifacts={artifacts} shown={shown} show={show} />
        </section>
        <section className={classes.rubric} aria-label={isLocked ? 'Scores' : 'Rubric'}>
          {isLocked ? <LockedScores onOpen={open} /> : <Rubric onOpen={open} onKeys={() => showShortcuts(true)} />}
        </section>
      </div>
    </Page>
  );
}

function Due() {
  const { id, dueAt, leaseUntil, waitingSince } = useDesk().workspace;
  return (
    <>
      {waitingSince === null ? (
        <>
          Due <DateText at={lastMinuteBefore(dueAt)} relative />. Yours until{' '}
          <DateText at={lastMinuteBefore(leaseUntil)} />.
        </>
      ) : (
        'Your due date waits until the problem that you reported is answered.'
      )}{' '}
      <ReportProblem reviewId={id} place={{ artifact: null, fileId: null, words: 'the whole submission' }} />
    </>
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
        aria-keyshortcuts="l"
      >
        Check and lock
      </ButtonLink>
    </div>
  );
}
