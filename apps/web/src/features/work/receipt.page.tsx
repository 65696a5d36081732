import { Button } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { downloadOf } from '../../api/program';
import { DateText } from '../../ui/date-text';
import { sizeInWords } from '#kernel/files';
import { lastDay } from '../../ui/end-of-day';
import lists from '../../ui/lists.module.css';
import { Notice } from '../../ui/notice';
import { Page, Section } from '../../ui/page';
import { AttestedWords } from './attestation/attested-words';
import { counted } from '../../ui/number-words';
import { enrollmentQuery } from './enrollment.queries';
import { downloadManifest, readManifest } from './manifest';
import { EnrollmentBreadcrumb } from './enrollment-breadcrumb';
import { receiptQuery, submissionQuery } from './submission.queries';
import classes from './work.module.css';

const route = getRouteApi('/candidate/work/$enrollmentId/receipts/$submissionId');

/** The receipt for a submission, to keep and print. */
export function ReceiptPage() {
  const { enrollmentId, submissionId } = route.useParams();
  const { data: enrollment } = useSuspenseQuery(enrollmentQuery(enrollmentId));
  const { data: receipt } = useSuspenseQuery(receiptQuery(submissionId));
  const { version, zone, pilot } = enrollment;
  const { data: submission } = useSuspenseQuery(submissionQuery(submissionId));
  const sealed = readManifest(receipt.manifest);
  return (
    <Page
      title="Receipt"
      breadcrumb={<EnrollmentBreadcrumb enrollment={enrollment} />}
      lead={`Attempt ${receipt.attempt} of ${version.code} ${version.title}, version ${version.number}`}
    >
      <Notice tone={receipt.onTime ? 'good' : 'caution'} title={receipt.onTime ? 'Submitted on time' : 'Submitted'}>
        Received <DateText at={receipt.sealedAt} zone={zone} />
      </Notice>
      <dl className={classes.facts}>
        <dt>Submitted by</dt>
        <dd>
          <bdi>{receipt.submittedBy}</bdi>
        </dd>
        <dt>Pilot</dt>
        <dd>{pilot.title}</dd>
        {receipt.closesAt && (
          <>
            <dt>Deadline</dt>
            <dd>End of {lastDay(receipt.closesAt, zone)}</dd>
          </>
        )}
        <dt>Submission</dt>
        <dd className={classes.hash}>{receipt.submissionId}</dd>
        <dt>SHA-256 hash of the manifest</dt>
        <dd className={classes.hash}>{receipt.manifestSha256}</dd>
      </dl>
      <div className={`${classes.actions} no-print`}>
        <Button component="a" href={downloadOf(`/v1/submissions/${submissionId}/receipt.pdf`)} download>
          Download PDF
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          Print
        </Button>
        <Button variant="default" onClick={() => downloadManifest(receipt)}>
          Download manifest (JSON)
        </Button>
        <Button
          component="a"
          variant="default"
          href={downloadOf(`/v1/submissions/${submissionId}/receipt/signed`)}
          download={`signed-receipt-${submissionId}.json`}
        >
          Download signed receipt (JSON)
        </Button>
      </div>
      <p className={`${lists.soft} no-print`}>
        The manifest lists everything you submitted. Its hash lets anyone check that nothing was changed later. (It is
        the hash of the manifest’s canonical JSON, RFC 8785.)
      </p>
      <p className={`${lists.soft} no-print`}>
        The signed receipt proves to others that your work was received, and when. About a minute after you submitted,
        it also has its place in the public record.
      </p>
      <Section title="What you submitted">
        <ul className={lists.list}>
          {submission.artifacts
            .map(({ kind, title }) => ({ title, kind, ...sealed.of(kind) }))
            .map(({ kind, title, text, files }) => (
              <li key={kind} style={{ marginBottom: '1rem' }}>
                <strong>{title}</strong>
                {text && (
                  <p style={{ margin: 0 }}>
                    {counted(text.words, 'word')}, SHA-256 <span className={classes.hash}>{text.sha256}</span>
                  </p>
                )}
                {files.map(({ id, position, name, size, sha256 }) => (
                  <p key={id} style={{ margin: 0, overflowWrap: 'anywhere' }}>
                    {position}. <bdi>{name}</bdi>, {sizeInWords(size)}, SHA-256{' '}
                    <span className={classes.hash}>{sha256}</span>
                  </p>
                ))}
              </li>
            ))}
        </ul>
        <p>
          {counted(sealed.evidenceLinks, 'evidence link')}.{' '}
          <Link
            className="no-print"
            to="/work/$enrollmentId/submitted/$submissionId"
            params={{ enrollmentId, submissionId }}
          >
            Read what you submitted
          </Link>
        </p>
      </Section>
      {receipt.attestation && (
        <Section title="Attestation">
          <AttestedWords attested={receipt.attestation} />
        </Section>
      )}
    </Page>
  );
}
