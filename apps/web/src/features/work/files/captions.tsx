import { Button, FileButton } from '@mantine/core';
import { useRef } from 'react';
import { useQuery, useQueryClient, useMutation } from '@tanstack/react-query';
import { sizeInWords } from '#kernel/files';
import { answerOf, api } from '../../../api/client';
import { Refused } from '../../../api/problem';
import type { ArtifactFile } from '../../../api/schema';
import { ErrorNotice } from '../../../ui/notice';
import { counted } from '../../../ui/number-words';
import { submissionQuery } from '../submission.queries';
import classes from './files.module.css';

const mostBytes = 2 * 1024 * 1024;

const captionsQuery = (submissionId: string) => ({
  queryKey: ['captions', submissionId],
  queryFn: async () =>
    (await answerOf(api.GET('/v1/submissions/{submissionId}/captions', { params: { path: { submissionId } } }))).items,
});

/** The captions of a recording or a video: one file, which can be replaced or removed. */
export function CaptionsOfFile({ submissionId, file }: { submissionId: string; file: ArtifactFile }) {
  const { data: all } = useQuery(captionsQuery(submissionId));
  const captions = all?.find(({ fileId }) => fileId === file.id);
  const path = { submissionId, fileId: file.id };
  const add = useOnCaptions(submissionId, (chosen: File) => send(path, chosen));
  const remove = useOnCaptions(submissionId, () =>
    answerOf(api.DELETE('/v1/submissions/{submissionId}/files/{fileId}/captions', { params: { path } })),
  );
  const forget = useRef<() => void>(null);
  const error = add.error ?? remove.error;
  return (
    <div className={classes.captions} role="group" aria-label={`Captions: ${file.name}`}>
      <p role="status">{captions ? `Captions added: ${counted(captions.cues, 'caption')}.` : 'No captions.'}</p>
      {!captions && (
        <p className={classes.soft}>
          Captions help reviewers who cannot hear, and they are quicker to search. Leave out names of people and
          schools. Choose a file whose name ends in .vtt or .srt.
        </p>
      )}
      <div className={classes.controls}>
        <FileButton
          resetRef={forget}
          accept=".vtt,.srt,text/vtt,application/x-subrip"
          onChange={(chosen) => {
            forget.current?.(); // so that a corrected file can be chosen again
            remove.reset();
            if (chosen) add.mutate(chosen);
          }}
        >
          {(props) => (
            <Button {...props} variant="default" size="compact-sm" loading={add.isPending}>
              {captions ? 'Replace captions' : 'Add captions'}
            </Button>
          )}
        </FileButton>
        {captions && (
          <Button
            variant="default"
            size="compact-sm"
            loading={remove.isPending}
            onClick={() => {
              add.reset();
              remove.mutate(undefined);
            }}
          >
            Remove captions
          </Button>
        )}
      </div>
      {error && <ErrorNotice error={error} safe="The recording itself is safe." />}
    </div>
  );
}

/** A change to captions. It is a change to the draft, so that what is missing is read again too. */
function useOnCaptions<Input>(submissionId: string, act: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSettled: () =>
      Promise.all(
        [captionsQuery(submissionId), submissionQuery(submissionId)].map(({ queryKey }) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

async function send(path: { submissionId: string; fileId: string }, file: File): Promise<unknown> {
  if (file.size > mostBytes)
    throw new Refused({
      status: 413,
      code: 'request.too-large',
      title: 'Too large',
      detail: `${file.name} is larger than ${sizeInWords(mostBytes)}. Caption files are smaller. Check that you chose the right file.`,
    });
  return answerOf(
    api.PUT('/v1/submissions/{submissionId}/files/{fileId}/captions', {
      params: { path },
      headers: { 'Content-Type': 'application/octet-stream' },
      bodySerializer: (body: unknown) => body as BodyInit,
      body: file as unknown as string,
    }),
  );
}
