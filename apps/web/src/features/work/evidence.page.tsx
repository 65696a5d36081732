import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Fragment } from 'react';
import { NotFound } from '../../app/not-found';
import type { EnrollmentDetail, Submission } from '../../api/schema';
import { Notice } from '../../ui/notice';
import { Page, Section } from '../../ui/page';
import { LevelSentences, SampleDocuments } from '../catalog/outcome-aids';
import { DeadlinePassed } from './deadline-passed';
import { counted } from '../../ui/number-words';
import { enrollmentQuery } from './enrollment.queries';
import { DetailEvidence } from './evidence/detail-evidence';
import classes from './evidence/evidence.module.css';
import { EnrollmentBreadcrumb } from './enrollment-breadcrumb';
import { ReviewersSaid } from './revising/reviewers-said';
import { currentSubmissionQuery, submissionQuery } from './submission.queries';
import { WithTeam } from './with-team';
import { awaitsChecks } from './files/awaits-checks';

const route = getRouteApi('/candidate/work/$enrollmentId/evidence');

/** Which page, minute, or text shows each detail, and which details have no evidence. */
export function EvidencePage() {
  const { data: enrollment } = useSuspenseQuery(enrollmentQuery(route.useParams().enrollmentId));
  const { data: current } = useSuspenseQuery(currentSubmissionQuery(enrollment));
  return current === null ? <NotFound /> : <EvidenceMap enrollment={enrollment} submissionId={current.id} />;
}

function EvidenceMap({ enrollment, submissionId }: { enrollment: EnrollmentDetail; submissionId: string }) {
  const { data: submission } = useSuspenseQuery({ ...submissionQuery(submissionId), refetchInterval: awaitsChecks });
  return (
    <Page
      title="Evidence map"
      width={submission.state === 'draft' ? 'wide' : 'text'}
      breadcrumb={<EnrollmentBreadcrumb enrollment={enrollment} />}
      lead="For each detail, choose the text or file that shows it, the place, and why. Reviewers open that exact place."
    >
      <DeadlinePassed enrollment={enrollment} />
      {submission.state === 'draft' ? (
        <>
          <WithTeam submission={submission}>
            {(shared) => <Details submission={shared} whose="you and your team" />}
          </WithTeam>
          <Details submission={submission} whose={submission.team ? 'you alone' : undefined} />
        </>
      ) : (
        <Notice>You submitted this evidence map, so you can’t change it.</Notice>
      )}
    </Page>
  );
}

/** `whose`: who shows these details, where a team shows others. */
function Details({ submission, whose }: { submission: Submission; whose?: string }) {
  const { scope, evidence } = submission;
  const gaps = scope.filter(({ id }) => !evidence.some(({ detailId }) => detailId === id));
  const outcomes = [...new Set(scope.map(({ outcomeNumber }) => outcomeNumber))];
  return (
    <>
      {gaps.length === 0 ? (
        <Notice tone="good">
          {whose === undefined ? 'Every detail has evidence.' : `Every detail that ${whose} show has evidence.`}
        </Notice>
      ) : (
        <Notice
          tone="caution"
          title={`${counted(gaps.length, 'detail')} ${whose === undefined ? '' : `that ${whose} show `}without evidence`}
        >
          <ul className={classes.gaps}>
            {gaps.map(({ id, statement }) => (
              <li key={id}>
                <a href={`#detail-${id}`}>{statement}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {outcomes.map((number) => (
        <Section key={number} title={`Essential outcome ${number}`}>
          <OutcomeAids outcome={submission.outcomes.find((outcome) => outcome.number === number)} />
          {scope
            .filter(({ outcomeNumber }) => outcomeNumber === number)
            .map((detail) => (
              <Fragment key={detail.id}>
                <DetailEvidence submission={submission} detail={detail} />
                {submission.sinceLastAttempt && <ReviewersSaid submission={submission} detailId={detail.id} />}
              </Fragment>
            ))}
        </Section>
      ))}
    </>
  );
}

/** What helps to choose evidence for an outcome. */
function OutcomeAids({ outcome }: { outcome: Submission['outcomes'][number] | undefined }) {
  if (outcome === undefined) return null;
  return (
    <>
      <SampleDocuments of={outcome.number} documents={outcome.sampleDocuments} />
      <LevelSentences of={String(outcome.number)} levels={outcome.levels} />
    </>
  );
}
