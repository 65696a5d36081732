import { Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Artifact, ArtifactFile, Submission } from '../../../api/schema';
import { sizeInWords } from '#kernel/files';
import { Notice } from '../../../ui/notice';
import { sessionQuery } from '../../identity/session.queries';
import { counted } from '../../../ui/number-words';
import { type ArtifactKind, submissionQuery } from '../submission.queries';
import { DropBox } from './drop-box';
import { UploadedFile } from './uploaded-file';
import classes from './files.module.css';
import { UploadingFile } from './uploading-file';
import { UnfinishedUploads, unfinishedUploadsQuery } from './unfinished-uploads';
import { queueOf } from './upload-queue';

interface FilesProps {
  submission: Submission;
  kind: ArtifactKind;
  files: NonNullable<Artifact['files']>;
}

/** The files of an artifact, added by choosing, dragging, or pasting. Each shows its state and its description. */
export function Files({ submission, kind, files }: FilesProps) {
  const queries = useQueryClient();
  const queue = queueOf(submission.id, kind);
  const picked = useSyncExternalStore(queue.subscribe, queue.current);
  const [received, receive] = useState<ArtifactFile | null>(null);
  const { data: session } = useQuery(sessionQuery);
  const { items, maxCount, maxBytes, accept } = files;
  const full = items.length >= maxCount;

  useEffect(() => {
    queue.tell({
      received: (file) => {
        receive(file);
        void queries.invalidateQueries({ queryKey: submissionQuery(submission.id).queryKey });
        void queries.invalidateQueries({ queryKey: unfinishedUploadsQuery(submission.id).queryKey });
      },
      signedOut: () => void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    });
    const paste = ({ clipboardData }: ClipboardEvent) => {
      if (clipboardData && clipboardData.files.length > 0) queue.add(clipboardData.files, { maxBytes, accept });
    };
    document.addEventListener('paste', paste);
    return () => document.removeEventListener('paste', paste);
  }, [queue, queries, submission.id, maxBytes, accept]);

  const signedIn = Boolean(session);
  useEffect(() => {
    if (signedIn) queue.resumeFailed();
  }, [signedIn, queue]);

  return (
    <div className={classes.files}>
      {full ? (
        <Notice>You have {maxCount} files, the maximum. Remove one to add another.</Notice>
      ) : (
        <DropBox files={files} add={(chosen) => queue.add(chosen, { maxBytes, accept })} />
      )}
      <p role="status" className={classes.received}>
        {received && `${received.name} is uploaded: ${sizeInWords(received.size)}. Its receipt is below.`}
      </p>
      {picked.length > 0 && (
        <section aria-label="Uploading">
          <Title order={2} size="h3">
            Uploading
          </Title>
          <ul className={classes.list}>
            {picked.map((file) => (
              <UploadingFile key={file.id} picked={file} queue={queue} />
            ))}
          </ul>
        </section>
      )}
      <UnfinishedUploads submissionId={submission.id} kind={kind} underWay={picked.map(({ file }) => file.name)} />
      <section aria-label="Files of this artifact">
        <Title order={2} size="h3">
          {items.length === 0 ? 'No files yet' : counted(items.length, 'file')}
        </Title>
        {items.length === 0 && (
          <p className={classes.limits}>
            Add at least {counted(Math.max(1, files.minCount), 'file')}. Then describe each one here.
          </p>
        )}
        <ul className={classes.list}>
          {items.map((file) => (
            <UploadedFile key={file.id} submission={submission} file={file} />
          ))}
        </ul>
      </section>
    </div>
  );
}
