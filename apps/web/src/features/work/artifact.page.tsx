import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { NotFound } from '../../app/not-found';
import type { Artifact, EnrollmentDetail, Submission } from '../../api/schema';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Confirmation } from './confirmation';
import { DeadlinePassed } from './deadline-passed';
import { enrollmentQuery } from './enrollment.queries';
import { Files } from './files/files';
import { Guide } from './guide/guide';
import classes from './guide/guide.module.css';
import { EnrollmentBreadcrumb } from './enrollment-breadcrumb';
import { aboutInWords } from './guide/about-artifact';
import { Links } from './links/links';
import { BlindReminder } from './preflight/blind-reminder';
import { currentSubmissionQuery, submissionQuery } from './submission.queries';
import { awaitsChecks } from './files/awaits-checks';
import { WithTeam } from './with-team';
import { Writing } from './writing/writing';

const route = getRouteApi('/candidate/work/$enrollmentId/artifacts/$kind');

/** One artifact: its purpose, its text, its files, and its links. */
export function ArtifactPage() {
  const { enrollmentId, kind } = route.useParams();
  const { data: enrollment } = useSuspenseQuery(enrollmentQuery(enrollmentId));
  const { data: current } = useSuspenseQuery(currentSubmissionQuery(enrollment));
  if (current === null) return <NotFound />;
  return <OfSubmission enrollment={enrollment} submissionId={current.id} kind={kind} />;
}

function OfSubmission({
  enrollment,
  submissionId,
  kind,
}: {
  enrollment: EnrollmentDetail;
  submissionId: string;
  kind: string;
}) {
  const { data: submission } = useSuspenseQuery({ ...submissionQuery(submissionId), refetchInterval: awaitsChecks });
  const artifact = submission.artifacts.find((one) => one.kind === kind);
  if (artifact === undefined && submission.team?.submitsTogether && !submission.team.isShared)
    return (
      <WithTeam submission={submission}>
        {(shared) => <OfSubmission enrollment={enrollment} submissionId={shared.id} kind={kind} />}
      </WithTeam>
    );
  if (artifact === undefined) return <NotFound />;
  return (
    <Page
      title={artifact.title}
      width={submission.state === 'draft' ? 'wide' : 'text'}
      lead={aboutInWords(artifact)}
      breadcrumb={<EnrollmentBreadcrumb enrollment={enrollment} />}
    >
      {submission.state === 'draft' ? (
        <Draft enrollment={enrollment} submission={submission} artifact={artifact} />
      ) : (
        <Notice>
          You submitted this artifact, so you can’t change it.{' '}
          <Link
            to="/work/$enrollmentId/submitted/$submissionId"
            params={{ enrollmentId: enrollment.id, submissionId: submission.id }}
          >
            Read what you submitted
          </Link>
          . The task list shows the status of the review.
        </Notice>
      )}
    </Page>
  );
}

function Draft({
  enrollment,
  submission,
  artifact,
}: {
  enrollment: EnrollmentDetail;
  submission: Submission;
  artifact: Artifact;
}) {
  const { kind, title, text, files, links, confirmation } = artifact;
  return (
    <>
      <DeadlinePassed enrollment={enrollment} />
      {submission.team?.isShared && (
        <Notice>Your team writes this together. Everybody in the team sees and can change it.</Notice>
      )}
      <BlindReminder enrollmentId={enrollment.id} submission={submission} kind={kind} />
      <div className={classes.desk}>
        <Guide submission={submission} artifact={artifact} />
        <div>
          {text && (
            <Writing
              key={`${submission.id} ${kind}`}
              submissionId={submission.id}
              kind={kind}
              title={title}
              requirement={text}
            />
          )}
          {files && <Files submission={submission} kind={kind} files={files} />}
          {links && <Links submission={submission} kind={kind} links={links} />}
          {confirmation && <Confirmation submissionId={submission.id} kind={kind} confirmation={confirmation} />}
        </div>
      </div>
    </>
  );
}
