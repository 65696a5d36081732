import { Button } from '@mantine/core';
import { useMutation, useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { downloadOf } from '../../../api/program';
import type { ArtifactFile } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import lists from '../../../ui/lists.module.css';
import { ErrorNotice } from '../../../ui/notice';
import { Page, Section } from '../../../ui/page';
import { WebLinks } from '../../../ui/web-links';
import { AttestedWords } from '../attestation/attested-words';
import { EnrollmentBreadcrumb } from '../enrollment-breadcrumb';
import { enrollmentQuery } from '../enrollment.queries';
import { linkToOwnFile, submittedQuery } from '../submission.queries';
import work from '../work.module.css';
import { FileFacts } from './file-facts';
import classes from './reading.module.css';
import { ShownFile } from './shown-file';
import { SubmittedEvidence } from './submitted-evidence';
import { Written } from './written';

const route = getRouteApi('/candidate/work/$enrollmentId/submitted/$submissionId');

/** The texts, files and evidence of a submitted attempt, to read and to download. */
export function WhatYouSubmittedPage() {
  const { enrollmentId, submissionId } = route.useParams();
  const { data: enrollment } = useSuspenseQuery(enrollmentQuery(enrollmentId));
  const { data: submitted } = useSuspenseQuery(submittedQuery(submissionId));
  const { attempt, microCredential, sealedAt, artifacts, attestation, inOneDownload } = submitted;
  return (
    <Page
      title="What you submitted"
      breadcrumb={<EnrollmentBreadcrumb enrollment={enrollment} />}
      lead={
        <>
          Attempt {attempt} of {microCredential.code} {microCredential.title}. Submitted{' '}
          <DateText at={sealedAt} zone={enrollment.zone} />. You can read it, but not change it.
        </>
      }
    >
      <div className={work.actions} style={{ marginTop: 0 }}>
        {inOneDownload && (
          <Button component="a" href={downloadOf(`/v1/submissions/${submissionId}/submitted.zip`)} download>
            Download everything (ZIP)
          </Button>
        )}
        <Link to="/work/$enrollmentId/receipts/$submissionId" params={{ enrollmentId, submissionId }}>
          See your receipt
        </Link>
      </div>
      {!inOneDownload && <p className={lists.soft}>Your files are too large for one download. Download each below.</p>}
      {artifacts.map(({ kind, title, text, files, links }) => (
        <Section key={kind} title={title}>
          {text && <Written text={text} />}
          {files.length > 0 && (
            <ul className={classes.files}>
              {files.map((file) => (
                <OwnFile key={file.id} submissionId={submissionId} file={file} />
              ))}
            </ul>
          )}
          <WebLinks links={links} />
          {!text && files.length === 0 && links.length === 0 && <p>You submitted nothing for this artifact.</p>}
        </Section>
      ))}
      <Section title="Evidence">
        <SubmittedEvidence work={submitted} />
      </Section>
      {attestation && (
        <Section title="Attestation">
          <AttestedWords attested={attestation} />
        </Section>
      )}
    </Page>
  );
}

function OwnFile({ submissionId, file }: { submissionId: string; file: ArtifactFile }) {
  const [shown, show] = useState(false);
  const linkTo = linkToOwnFile(submissionId);
  const download = useMutation({
    mutationFn: async () => window.location.assign(await linkTo(file.id, 'own')),
  });
  return (
    <li>
      <FileFacts file={file} />
      <div className={classes.controls}>
        <Button
          variant="default"
          size="compact-md"
          loading={download.isPending}
          onClick={() => download.mutate()}
          aria-label={`Download original: ${file.name}`}
        >
          Download original
        </Button>
        <Button
          variant="default"
          size="compact-md"
          aria-expanded={shown}
          onClick={() => show(!shown)}
          aria-label={`See what reviewers see: ${file.name}`}
        >
          See what reviewers see
        </Button>
      </div>
      {download.error && <ErrorNotice error={download.error} />}
      {shown && <ShownFile file={file} side="reviewers" linkTo={linkTo} />}
    </li>
  );
}
