import { Button } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { useState, useCallback, useRef } from 'react';
import type { ReviewEvidence, TextHighlight } from '../../api/schema';
import classes from './desk.module.css';
import { DeskHead } from './desk-head';
import { EvidencePane } from './evidence/evidence-pane';
import { type OpenEvidence, passageOf } from './evidence/open-evidence';
import { LeaseWarning } from './lease-warning';
import { LockedScores } from './locked-scores';
import { Notes, notesField } from './notes/notes';
import { NextNotice } from './next-notice';
import { useNextReview } from './next-review';
import { ReportedProblems } from './reported-problems';
import { useDesk } from './review-desk';
import { KeyboardShortcuts } from './scoring/keyboard-shortcuts';
import { Rubric } from './scoring/rubric';
import { Notice } from '../../ui/notice';
import { useSingleKeys } from '../../ui/single-keys';
import { deskKeys } from './scoring/desk-keys';
import { useDetailKeys } from './scoring/use-detail-keys';
import { Splitter, useSplit } from './split';

/** Evidence on the left and rubric on the right; on a narrow screen, one at a time. */
export function ScoringPage() {
  const { workspace } = useDesk();
  const { artifacts, state } = workspace;
  const [side, turnTo] = useState<'evidence' | 'rubric'>('rubric');
  const [shown, show] = useState<OpenEvidence>({
    kind: artifacts[0]!.kind,
    fileId: null,
    page: null,
    second: null,
    passage: null,
    asked: 0,
  });
  const split = useSplit();
  const [notesOpened, openNotes] = useState(false);
  const [shortcutsShown, showShortcuts] = useState(false);
  const cameFrom = useRef<HTMLElement | null>(null);

  const open = useCallback(
    (evidence: ReviewEvidence) => {
      cameFrom.current = document.activeElement as HTMLElement | null;
      const { kind, fileId, page, second } = evidence;
      const passage = passageOf(evidence, artifacts);
      show(({ asked }) => ({ kind, fileId, page, second, passage, asked: asked + 1 }));
      turnTo('evidence');
    },
    [artifacts],
  );
  const backToRubric = () => {
    turnTo('rubric');
    requestAnimationFrame(() => cameFrom.current?.focus());
  };

  const openHighlight = useCallback(({ kind, words, nth }: TextHighlight) => {
    cameFrom.current = document.activeElement as HTMLElement | null;
    show(({ asked }) => ({ kind, fileId: null, page: null, second: null, passage: words, nth, asked: asked + 1 }));
    turnTo('evidence');
  }, []);
  const beginNotes = () => {
    turnTo('rubric');
    openNotes(true);
    requestAnimationFrame(() => document.getElementById(notesField)?.focus());
  };
  const isLocked = state === 'locked';
  const next = useNextReview();
  const wasLast = useRouterState({ select: ({ location }) => location.state.wasLast });
  const actOnDetail = useDetailKeys({ open });
  useSingleKeys((key) => {
    if (key === '?') showShortcuts(true);
    if (key === 'm') beginNotes();
    if (key === 'n') next.go({ current: workspace.id });
    return ['?', 'm', 'n'].includes(key) || (!isLocked && actOnDetail(key));
  });

  return (
    <div className={classes.desk}>
      <DeskHead />
      <KeyboardShortcuts opened={shortcutsShown} keys={deskKeys} onClose={() => showShortcuts(false)} />
      <LeaseWarning />
      <NextNotice error={next.error} />
      {wasLast && next.error === null && (
        <Notice tone="good" announce title="Locked. No other review waits for you now.">
          You will get an email when there is an offer.
        </Notice>
      )}
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
      <div className={classes.split} data-side={side} style={split.style}>
        <section className={classes.evidence} aria-label="Evidence">
          <EvidencePane artifacts={artifacts} shown={shown} show={show} />
        </section>
        <Splitter {...split} />
        <section className={classes.rubric} aria-label={isLocked ? 'Scores' : 'Rubric'}>
          <Notes opened={notesOpened} onToggle={openNotes} onOpen={openHighlight} />
          {isLocked ? (
            <LockedScores onOpen={open} next={next} />
          ) : (
            <Rubric onOpen={open} onKeys={() => showShortcuts(true)} />
          )}
        </section>
      </div>
    </div>
  );
}
