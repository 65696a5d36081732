import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ArtifactFile, Submission } from '../../../api/schema';
import { Confirm } from '../../../ui/confirm';
import { notScanned } from '../../../ui/file-words';
import { DateText } from '../../../ui/date-text';
import { sizeInWords, typesInWords } from '#kernel/files';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { openFile, useDescribeFile, useRemoveFile } from '../submission.queries';
import { counted } from '../../../ui/number-words';
import { CaptionsOfFile } from './captions';
import { isUnusable } from './file-state';
import classes from './files.module.css';
import { isPlayed } from './places-in-files';

const checks: Record<ArtifactFile['state'], string> = {
  uploading: 'Uploading',
  uploaded: 'Waiting for the virus check',
  scanning: 'Being checked for viruses',
  clean: 'Uploaded and checked',
  infected: 'Not usable: the virus check found a problem. Remove the file and upload a clean copy.',
  unscannable: 'Not usable: the file could not be checked for viruses. Remove it and upload it in another format.',
  unscanned: `Uploaded. ${notScanned}: this installation has no scanner.`,
};

const preparing = 'Being prepared for reviewers';

/** An uploaded file: its description, its receipt, and a button to remove it. */
export function UploadedFile({ submission, file }: { submission: Submission; file: ArtifactFile }) {
  const [removing, remove] = useState(false);
  const open = useMutation({ mutationFn: () => openFile(submission.id, file.id) });
  const bad = isUnusable(file);
  return (
    <li className={classes.file}>
      <p className={classes.name}>
        {file.position}. <bdi>{file.name}</bdi>
      </p>
      <p className={bad ? classes.reason : classes.soft}>
        {stateInWords(file)} · {typesInWords([file.mediaType])}, {sizeInWords(file.size)}
        {file.pages !== null && `, ${counted(file.pages, 'page')}`}
      </p>
      {file.problem && (
        <Notice tone="danger" title="Reviewers cannot read this file" announce>
          {file.problem.say}
        </Notice>
      )}
      {file.sameAs && <Notice>{sameFileInWords(file, file.sameAs, submission)}</Notice>}
      {file.notices.map(({ notice, say }) => (
        <Notice key={notice} tone="caution">
          {say}
        </Notice>
      ))}
      <Description submissionId={submission.id} file={file} />
      {!bad && isPlayed(file.mediaType) && <CaptionsOfFile submissionId={submission.id} file={file} />}
      <details className={classes.receipt}>
        <summary>Receipt</summary>
        <dl>
          <dt>Uploaded</dt>
          <dd>
            <DateText at={file.uploadedAt} />
          </dd>
          <dt>Size</dt>
          <dd>{file.size.toLocaleString('en-US')} bytes</dd>
          <dt>SHA-256</dt>
          <dd className={classes.hash}>{file.sha256 ?? 'being calculated'}</dd>
        </dl>
      </details>
      <div className={classes.controls}>
        {(file.state === 'clean' || file.state === 'unscanned') && (
          <Button
            variant="default"
            size="compact-sm"
            loading={open.isPending}
            onClick={() => open.mutate()}
            aria-label={`Download ${file.name}`}
          >
            Download
          </Button>
        )}
        <Button variant="default" size="compact-sm" onClick={() => remove(true)} aria-label={`Remove ${file.name}`}>
          Remove
        </Button>
      </div>
      {open.error && <ErrorNotice error={open.error} />}
      {removing && <Removing submission={submission} file={file} onClose={() => remove(false)} />}
    </li>
  );
}

function stateInWords({ state, preparation, problem }: ArtifactFile): string {
  if (problem !== null) return 'Not usable';
  const checked = state === 'clean' || state === 'unscanned';
  return checked && preparation === 'waiting' ? preparing : checks[state];
}

/** "This is the same file as file 1." Another artifact is named. */
function sameFileInWords(
  { kind }: ArtifactFile,
  sameAs: NonNullable<ArtifactFile['sameAs']>,
  { artifacts }: Submission,
): string {
  const elsewhere = sameAs.kind === kind ? undefined : artifacts.find((artifact) => artifact.kind === sameAs.kind);
  return `This is the same file as file ${sameAs.position}${elsewhere ? ` of ${elsewhere.title}` : ''}.`;
}

/** The file's description. It is saved when the candidate leaves the field. */
function Description({ submissionId, file }: { submissionId: string; file: ArtifactFile }) {
  const describe = useDescribeFile(submissionId);
  const [words, write] = useState(file.description);
  const changed = words.trim() !== file.description && words.trim() !== '';
  return (
    <>
      <TextInput
        label="Description"
        description="Reviewers read this instead of the file name. Leave out names of people and schools."
        aria-label={`Description: ${file.name}`}
        maxLength={2000}
        value={words}
        onChange={(event) => write(event.currentTarget.value)}
        onBlur={() => changed && describe.mutate({ fileId: file.id, description: words.trim() })}
        onKeyDown={(event) =>
          event.key === 'Enter' && changed && describe.mutate({ fileId: file.id, description: words.trim() })
        }
      />
      <p role="status" className={classes.soft}>
        {describe.isPending ? 'Saving …' : changed ? 'Not saved yet' : describe.isSuccess ? 'Saved' : ''}
      </p>
      {describe.error && <ErrorNotice error={describe.error} safe="Your description is still here." />}
    </>
  );
}

/** Asks before removing a file. Evidence that cites it has to be changed first. */
function Removing({ submission, file, onClose }: { submission: Submission; file: ArtifactFile; onClose: () => void }) {
  const remove = useRemoveFile(submission.id);
  const cited = submission.evidence
    .filter(({ fileId }) => fileId === file.id)
    .map(({ detailId }) => submission.scope.find(({ id }) => id === detailId)?.statement ?? detailId);
  return (
    <Confirm
      opened
      title={`Remove ${file.name}`}
      confirmLabel="Remove"
      danger
      busy={remove.isPending}
      error={remove.error}
      onClose={onClose}
      onConfirm={() => remove.mutate(file.id, { onSuccess: onClose })}
    >
      {cited.length === 0 ? (
        <p>The file is removed from your draft. You can upload it again before you submit.</p>
      ) : (
        <Notice tone="caution" title="Evidence points to this file">
          <ul>
            {cited.map((statement) => (
              <li key={statement}>{statement}</li>
            ))}
          </ul>
          Before you remove the file, go to the evidence map and edit or remove this evidence.
        </Notice>
      )}
    </Confirm>
  );
}
