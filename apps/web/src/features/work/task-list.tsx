import { Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Artifact, EnrollmentDetail, MissingPart, Submission } from '../../api/schema';
import { ButtonLink } from '../../ui/button-link';
import { counted } from '../../ui/number-words';
import { Section } from '../../ui/page';
import { unrevisedIn } from './revising/last-result';
import { notChangedInWords } from './revising/not-changed';
import { ReviseDetails } from './revising/revise-details';
import { submissionQuery } from './submission.queries';
import { awaitsChecks } from './files/awaits-checks';
import { NoTeam, TeamReadiness } from './team-readiness';
import { WithTeam } from './with-team';
import classes from './task-list.module.css';

const progressWords: Record<Artifact['progress'], string> = {
  not_started: 'Not started',
  started: 'Started',
  complete: 'Complete',
};

/**
 * The artifacts, the evidence map, and the final check, each with its state and what is missing. The first
 * unfinished one is the next action.
 */
export function TaskList({ enrollment, submissionId }: { enrollment: EnrollmentDetail; submissionId: string }) {
  const { data: submission } = useSuspenseQuery({ ...submissionQuery(submissionId), refetchInterval: awaitsChecks });
  if (!submission.team?.submitsTogether)
    return (
      <>
        <NoTeam submission={submission} />
        <Tasks enrollment={enrollment} submission={submission} />
      </>
    );
  return (
    <WithTeam submission={submission}>
      {(shared) => (
        <>
          <Tasks enrollment={enrollment} submission={submission} shared={shared} />
          <TeamReadiness enrollmentId={enrollment.id} />
        </>
      )}
    </WithTeam>
  );
}

interface TasksProps {
  enrollment: EnrollmentDetail;
  submission: Submission;
  /** What the team writes together, where it submits together. */
  shared?: Submission;
}

function Tasks({ enrollment, submission, shared }: TasksProps) {
  const drafts = shared === undefined ? [submission] : [shared, submission];
  const { sinceLastAttempt } = submission;
  const missingParts = drafts.flatMap((draft) => draft.missingParts);
  const scope = drafts.flatMap((draft) => draft.scope);
  const items = drafts.flatMap((draft) => draft.artifacts.map((artifact) => ({ artifact, draft })));
  const artifacts = items.map(({ artifact }) => artifact);
  const onlyTheCheck = missingParts.every(({ part }) => part === 'attestation');
  const gaps = missingParts.filter(({ part }) => part === 'evidence');
  const unrevised = unrevisedIn(submission);
  const next = unrevised.length > 0 ? undefined : artifacts.find(({ progress }) => progress !== 'complete');
  const params = { enrollmentId: enrollment.id };
  const tasks = (
    <ol className={classes.tasks}>
      {items.map(({ artifact, draft }) => (
        <li key={artifact.kind} data-progress={asksRevision(artifact, draft) ? 'started' : artifact.progress}>
          <div className={classes.task}>
            <Title order={2} size="h3">
              <Link to="/work/$enrollmentId/artifacts/$kind" params={{ ...params, kind: artifact.kind }}>
                {artifact.title}
              </Link>
            </Title>
            <p className={classes.progress}>
              {progressOf(artifact, draft)}{' '}
              <span className={classes.measure}>
                {measure(artifact)}
                {draft === shared && ' · with your team'}
              </span>
            </p>
            <Missing
              parts={missingParts.filter(
                (part) =>
                  part.artifact === artifact.kind &&
                  !(artifact.progress === 'not_started' && part.part !== 'file-check'),
              )}
            />
          </div>
          {artifact === next && (
            <ButtonLink to="/work/$enrollmentId/artifacts/$kind" params={{ ...params, kind: artifact.kind }}>
              {actionOf(artifact)}
            </ButtonLink>
          )}
        </li>
      ))}
      <li
        data-progress={
          gaps.length === 0
            ? unrevised.length > 0
              ? 'started'
              : 'complete'
            : gaps.length === scope.length
              ? 'not_started'
              : 'started'
        }
      >
        <div className={classes.task}>
          <Title order={2} size="h3">
            <Link to="/work/$enrollmentId/evidence" params={params}>
              Evidence map
            </Link>
          </Title>
          <p className={classes.progress}>
            {gaps.length === 0
              ? sinceLastAttempt
                ? evidenceRevised(submission)
                : 'Complete'
              : gaps.length === scope.length
                ? 'Not started'
                : 'Started'}{' '}
            <span className={classes.measure}>
              {scope.length - gaps.length} of {counted(scope.length, 'detail')} with evidence
            </span>
          </p>
        </div>
        {!next && unrevised.length === 0 && gaps.length > 0 && (
          <ButtonLink to="/work/$enrollmentId/evidence" params={params}>
            Link evidence
          </ButtonLink>
        )}
      </li>
      <li data-progress="not_started">
        <div className={classes.task}>
          <Title order={2} size="h3">
            <Link to="/work/$enrollmentId/check" params={params}>
              Check your answers and submit
            </Link>
          </Title>
          <p className={classes.progress}>
            {missingParts.length === 0
              ? 'Ready'
              : onlyTheCheck
                ? unrevised.length > 0
                  ? notChangedInWords(submission)
                  : 'Attestation missing'
                : `${counted(missingParts.length, 'thing')} missing`}
          </p>
        </div>
        {onlyTheCheck && unrevised.length === 0 && (
          <ButtonLink to="/work/$enrollmentId/check" params={params}>
            Check your answers
          </ButtonLink>
        )}
      </li>
    </ol>
  );
  if (!sinceLastAttempt) return tasks;
  return (
    <>
      <ReviseDetails submission={submission} />
      <Section title="Everything in this attempt">{tasks}</Section>
    </>
  );
}

/** An artifact needs revising while it has evidence for an unmet detail that has not changed. */
function asksRevision({ kind }: Artifact, submission: Submission): boolean {
  const unrevised = unrevisedIn(submission);
  return submission.evidence.some((link) => link.kind === kind && unrevised.some(({ id }) => id === link.detailId));
}

function progressOf(artifact: Artifact, submission: Submission): string {
  const { sinceLastAttempt } = submission;
  if (!sinceLastAttempt || artifact.progress !== 'complete') return progressWords[artifact.progress];
  const { changed } = sinceLastAttempt.artifacts.find(({ kind }) => kind === artifact.kind)!;
  const { attempt } = sinceLastAttempt;
  if (changed) return `Changed since attempt ${attempt}`;
  return asksRevision(artifact, submission)
    ? `To revise, not changed since attempt ${attempt}`
    : `Carried over from attempt ${attempt}`;
}

function evidenceRevised(submission: Submission): string {
  const { length: all } = submission.scope;
  return `${all - unrevisedIn(submission).length} of ${counted(all, 'detail')} revised`;
}

function Missing({ parts }: { parts: MissingPart[] }) {
  if (parts.length === 0) return null;
  return (
    <ul className={classes.missing}>
      {parts.map((part) => (
        <li key={`${part.part} ${part.fileId ?? ''}`}>{withoutTitle(part.say)}</li>
      ))}
    </ul>
  );
}

/** The sentence without the artifact's title, which the heading already shows. */
function withoutTitle(say: string): string {
  const rest = say.replace(/^[^:,]+[:,] /, '');
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function measure({ text, files, links }: Artifact): string {
  const parts: string[] = [];
  if (text)
    parts.push(
      text.wordMinimum > 0
        ? `${text.words.toLocaleString('en-US')} of ${counted(text.wordMinimum, 'word')}`
        : counted(text.words, 'word'),
    );
  if (files) parts.push(counted(files.items.length, 'file'));
  if (links) parts.push(counted(links.items.length, 'link'));
  return parts.join(', ');
}

function actionOf({ text, files, progress }: Artifact): string {
  if (text === null && files === null) return progress === 'not_started' ? 'Add links' : 'Continue with links';
  if (text === null) return progress === 'not_started' ? 'Add files' : 'Continue with files';
  return progress === 'not_started' ? 'Start writing' : 'Continue writing';
}
