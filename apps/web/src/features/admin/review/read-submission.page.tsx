import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { ReadSubmission } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Page, Section } from '../../../ui/page';
import { AttestedWords } from '../../work/attestation/attested-words';
import { Excerpt } from '../../work/preflight/excerpt';
import { placeOf } from '../../work/preflight/finding-place';
import reading from '../../work/reading/reading.module.css';
import { AuditLink } from '../parts/audit-link';
import classes from '../parts/parts.module.css';
import { DecisionLink } from './decision-link';
import { readingQuery } from './review.queries';
import { SubmittedWork } from './submitted-work';

const route = getRouteApi('/administrator/admin/review/submissions/$submissionId/reading');

/** A whole submission: the texts, and each original beside what reviewers see. */
export function ReadSubmissionPage() {
  const { submissionId } = route.useParams();
  const { data: submission } = useSuspenseQuery(readingQuery(submissionId));
  const { candidate, microCredential, attempt, sealedAt, kept, attestation } = submission;
  return (
    <Page
      title={`${candidate.name}: ${microCredential.code}`}
      breadcrumb={
        <Link to="/admin/review/submissions/$submissionId" params={{ submissionId }}>
          Submission
        </Link>
      }
      width="wide"
      lead={
        <>
          {microCredential.title}, attempt {attempt}. Submitted <DateText at={sealedAt} />. Reviewers see the texts, the
          evidence, and the copies of the files. They do not see names, originals, or the attestation.{' '}
          <DecisionLink submissionId={submissionId} />
        </>
      }
    >
      {kept.length > 0 && <Kept submission={submission} />}
      <SubmittedWork submission={submission} />
      {attestation && (
        <Section title="Attestation">
          <AttestedWords attested={attestation} />
        </Section>
      )}
      <p className={classes.foot}>
        <AuditLink kind="submission" id={submissionId} />
      </p>
    </Page>
  );
}

function Kept({ submission: { kept, artifacts, details } }: { submission: ReadSubmission }) {
  return (
    <Section title="Names that the candidate kept">
      <ul className={reading.files}>
        {kept.map((finding) => (
          <li key={finding.id}>
            <strong>{placeOf(finding, { artifacts, scope: details })}</strong>
            <Excerpt finding={finding} />
            {finding.keptReason ? (
              <p style={{ margin: 0 }}>
                Reason: <bdi>{finding.keptReason}</bdi>
              </p>
            ) : (
              <p className={classes.soft} style={{ margin: 0 }}>
                The candidate gave no reason.
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
