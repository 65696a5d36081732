import { Button } from '@mantine/core';
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { NotFound } from '../../app/not-found';
import type { EnrollmentDetail, MissingPart, Submission } from '../../api/schema';
import { Confirm } from '../../ui/confirm';
import lists from '../../ui/lists.module.css';
import { Notice } from '../../ui/notice';
import { Page, Section } from '../../ui/page';
import { ArtifactAnswers } from './artifact-answers';
import { Attestation } from './attestation/attestation';
import { DeadlinePassed, useHasPassed } from './deadline-passed';
import { dayInWords } from '../../ui/days';
import { enrollmentQuery } from './enrollment.queries';
import { maySubmit } from './enrollment-state';
import { placeInWords } from './evidence/place-words';
import { EnrollmentBreadcrumb } from './enrollment-breadcrumb';
import { NamesFound } from './preflight/names-found';
import { unrevisedIn } from './revising/last-result';
import { NotChanged, notChangedInWords } from './revising/not-changed';
import { currentSubmissionQuery, submissionQuery, useSeal } from './submission.queries';
import { awaitsChecks } from './files/awaits-checks';
import { isReady, TeamReadiness } from './team-readiness';
import { teamWorkQuery } from './team.queries';
import { WithTeam } from './with-team';
import classes from './work.module.css';

const route = getRouteApi('/candidate/work/$enrollmentId/check');

/** Shows everything as reviewers will get it, and submits it. */
export function CheckPage() {
  const { data: enrollment } = useSuspenseQuery(enrollmentQuery(route.useParams().enrollmentId));
  const { data: current } = useSuspenseQuery(currentSubmissionQuery(enrollment));
  return current === null ? <NotFound /> : <Check enrollment={enrollment} submissionId={current.id} />;
}

function Check({ enrollment, submissionId }: { enrollment: EnrollmentDetail; submissionId: string }) {
  const { data: submission } = useSuspenseQuery({ ...submissionQuery(submissionId), refetchInterval: awaitsChecks });
  const [attesting, attest] = useState(false);
  return (
    <Page
      title="Check your answers"
      breadcrumb={<EnrollmentBreadcrumb enrollment={enrollment} />}
      lead="This is what reviewers will get. You can change anything before you submit."
    >
      {submission.state === 'draft' ? (
        <>
          <DeadlinePassed enrollment={enrollment} />
          <Missing enrollmentId={enrollment.id} submission={submission} />
          <NotChanged submission={submission} />
          <NamesFound enrollmentId={enrollment.id} submission={submission} />
          <WithTeam submission={submission}>
            {(shared) => (
              <>
                <TeamReadiness enrollmentId={enrollment.id} />
                <NamesFound enrollmentId={enrollment.id} submission={shared} />
                <Answers enrollmentId={enrollment.id} submission={shared} />
              </>
            )}
          </WithTeam>
          <Answers enrollmentId={enrollment.id} submission={submission} />
          <Attestation submissionId={submission.id} changing={attesting} onChange={attest} />
          <Submit enrollment={enrollment} submission={submission} attesting={attesting} />
        </>
      ) : (
        <Notice title="You submitted this">
          <Link to="/work/$enrollmentId/receipts/$submissionId" params={{ enrollmentId: enrollment.id, submissionId }}>
            See the receipt
          </Link>
        </Notice>
      )}
    </Page>
  );
}

function Answers({ enrollmentId, submission }: { enrollmentId: string; submission: Submission }) {
  return (
    <>
      {submission.artifacts.map((artifact) => (
        <ArtifactAnswers
          key={artifact.kind}
          enrollmentId={enrollmentId}
          submissionId={submission.id}
          artifact={artifact}
        />
      ))}
      <EvidenceAnswers enrollmentId={enrollmentId} submission={submission} />
    </>
  );
}

/** Everything that is missing, each with a link to the place to add it. */
function Missing({ enrollmentId, submission: { missingParts } }: { enrollmentId: string; submission: Submission }) {
  if (missingParts.length === 0) return <Notice tone="good">Nothing is missing.</Notice>;
  return (
    <Notice tone="caution" title="Still missing">
      <ul className={classes.missing}>
        {missingParts.map((part) => (
          <li key={part.say}>
            <MissingLink enrollmentId={enrollmentId} part={part} />
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function MissingLink({ enrollmentId, part }: { enrollmentId: string; part: MissingPart }) {
  if (part.part === 'preflight') return <a href="#names">{part.say}</a>;
  if (part.artifact) {
    return (
      <Link to="/work/$enrollmentId/artifacts/$kind" params={{ enrollmentId, kind: part.artifact }}>
        {part.say}
      </Link>
    );
  }
  if (part.part === 'team') return <>{part.say}</>;
  if (part.part === 'attestation') return <a href="#attestation">{part.say}</a>;
  return (
    <Link
      to="/work/$enrollmentId/evidence"
      params={{ enrollmentId }}
      hash={part.detailId ? `detail-${part.detailId}` : undefined}
    >
      {part.say}
    </Link>
  );
}

function EvidenceAnswers({ enrollmentId, submission }: { enrollmentId: string; submission: Submission }) {
  return (
    <Section
      title={submission.team?.isShared ? 'Evidence map of your team' : 'Evidence map'}
      aside={
        <Link to="/work/$enrollmentId/evidence" params={{ enrollmentId }}>
          Edit the evidence map
        </Link>
      }
    >
      <ul className={lists.list}>
        {submission.scope.map(({ id, statement }) => {
          const links = submission.evidence.filter(({ detailId }) => detailId === id);
          return (
            <li key={id} style={{ marginBottom: '1rem' }}>
              <strong>{statement}</strong>
              {links.length === 0 && <p className={classes.urgent}>No evidence yet</p>}
              {links.map((link) => (
                <p key={link.id} className={classes.quote}>
                  {placeInWords(link, submission)}: {link.explanation}
                </p>
              ))}
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

interface SubmitProps {
  enrollment: EnrollmentDetail;
  submission: Submission;
  /** Whether the attestation is being changed, so that what is on screen is not saved. */
  attesting: boolean;
}

/** Asks once more, then submits. */
function Submit({ enrollment, submission, attesting }: SubmitProps) {
  const navigate = useNavigate();
  const seal = useSeal(submission.id, () =>
    navigate({
      to: '/work/$enrollmentId/receipts/$submissionId',
      params: { enrollmentId: enrollment.id, submissionId: submission.id },
    }),
  );
  const [asking, ask] = useState(false);
  const closed = useHasPassed(enrollment.closesAt);
  const { state, deadline } = enrollment;
  const together = submission.team?.submitsTogether === true;
  const { data: team } = useQuery({ ...teamWorkQuery(enrollment.id), enabled: together });
  const complete = submission.missingParts.length === 0 && (!together || (team !== undefined && isReady(team)));
  const unrevised = unrevisedIn(submission);
  const ready = complete && !attesting && !closed && maySubmit(state);
  if (!ready) {
    const why = closed
      ? 'The deadline has passed, so you can’t submit.'
      : state === 'paused'
        ? 'Your clock is paused. You can submit when the pause ends.'
        : complete && attesting
          ? 'Save your attestation first. Then you can submit.'
          : together
            ? 'You can submit when nothing is missing from anyone in your team.'
            : 'You can submit when nothing is missing.';
    return (
      <Section title="Submit">
        <p>{why}</p>
      </Section>
    );
  }
  return (
    <Section title="Submit">
      <p>
        Submitting locks all artifacts{together && ', yours and those of everyone in your team,'} and sends them to
        reviewers
        {deadline && `. You have until the end of ${dayInWords(deadline.lastDay)}`}. You can recall the submission until
        a reviewer writes the first score.
      </p>
      <div className={classes.actions}>
        <Button onClick={() => ask(true)}>Submit</Button>
      </div>
      <Confirm
        opened={asking}
        title={together ? 'Submit the work of your team?' : 'Submit your work?'}
        confirmLabel={unrevised.length > 0 ? 'Submit anyway' : 'Submit'}
        busy={seal.isPending}
        error={seal.error}
        onClose={() => ask(false)}
        onConfirm={() => seal.mutate()}
      >
        {unrevised.length > 0 && (
          <>
            <p>
              <strong>{notChangedInWords(submission)}.</strong> Reviewers found{' '}
              {unrevised.length === 1 ? 'this detail' : 'these details'} not yet met:
            </p>
            <ul>
              {unrevised.map(({ id, statement }) => (
                <li key={id}>{statement}</li>
              ))}
            </ul>
          </>
        )}
        <p>
          After you submit, you can’t change anything unless you recall the submission before the first score. You will
          get a receipt.
        </p>
      </Confirm>
    </Section>
  );
}
