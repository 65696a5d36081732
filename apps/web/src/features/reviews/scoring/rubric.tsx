import { Button, Title } from '@mantine/core';
import { useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ReviewEvidence } from '../../../api/schema';
import { SampleDocuments } from '../../catalog/outcome-aids';
import { labelOf } from '../detail-names';
import { useDesk } from '../review-desk';
import classes from './rubric.module.css';
import { ScoredDetail } from './scored-detail';
import { TeamDetail } from './team-detail';

interface RubricProps {
  onOpen: (evidence: ReviewEvidence) => void;
  onKeys: () => void;
}

/** The details to score, under their outcomes. */
export function Rubric({ onOpen, onKeys }: RubricProps) {
  const { workspace, sheet } = useDesk();
  const { outcomes, rubric, artifacts, kind, passRule, team } = workspace;
  useFocusOnNamedDetail();
  return (
    <>
      <div className={classes.head}>
        <Title order={2}>Rubric</Title>
        <Button variant="subtle" size="compact-sm" aria-keyshortcuts="?" onClick={onKeys}>
          Shortcuts
        </Button>
      </div>
      {kind === 'adjudication' && (
        <p className={classes.soft}>
          Two reviewers disagree on these details. Read what each says, look at the evidence, and give your own score.
          Your score decides.
        </p>
      )}
      <p className={classes.soft}>{passRule}</p>
      {team.length > 0 && (
        <p className={classes.soft}>
          A team submitted this together: submissions {team.join(', ')}. What the team shows is scored once, on
          submission {team[0]}. Lock that review first.
        </p>
      )}
      {outcomes.map((outcome) => (
        <div key={outcome.id} className={classes.outcome}>
          {outcome.details.some(({ id }) => id !== outcome.id) && (
            <Title order={3} className={classes.statement}>
              {outcome.number}. {outcome.statement}
            </Title>
          )}
          <SampleDocuments of={outcome.number} documents={outcome.sampleDocuments} />
          {outcome.details.map((detail) =>
            detail.scoredOn !== null ? (
              <TeamDetail
                key={detail.id}
                detail={detail}
                label={labelOf(outcome, detail)}
                headingOrder={detail.id === outcome.id ? 3 : 4}
                rubric={rubric}
              />
            ) : (
              <ScoredDetail
                key={detail.id}
                detail={detail}
                outcomeId={outcome.id}
                label={labelOf(outcome, detail)}
                headingOrder={detail.id === outcome.id ? 3 : 4}
                draft={sheet.of(detail.id)}
                rubric={rubric}
                artifacts={artifacts}
                onOpen={onOpen}
              />
            ),
          )}
        </div>
      ))}
    </>
  );
}

/** Moves focus to the detail that a link names, instead of the top of the page. */
function useFocusOnNamedDetail(): void {
  const hash = useRouterState({ select: ({ location }) => location.hash });
  useEffect(() => {
    if (hash === '') return;
    const frame = requestAnimationFrame(() => document.getElementById(hash)?.focus());
    return () => cancelAnimationFrame(frame);
  }, [hash]);
}
