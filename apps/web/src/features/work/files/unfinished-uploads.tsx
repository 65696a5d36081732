import { Button, Title } from '@mantine/core';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from '../../../api/client';
import type { UnfinishedUpload } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { sizeInWords } from '#kernel/files';
import type { ArtifactKind } from '../submission.queries';
import classes from './files.module.css';
import { removeUpload } from './upload';

export const unfinishedUploadsQuery = (submissionId: string) =>
  queryOptions({
    queryKey: ['unfinished-uploads', submissionId],
    staleTime: 0,
    queryFn: async () =>
      (await answerOf(api.GET('/v1/submissions/{submissionId}/uploads', { params: { path: { submissionId } } }))).items,
  });

interface UnfinishedUploadsProps {
  submissionId: string;
  kind: ArtifactKind;
  /** Names of the files that this page is uploading now; they are listed elsewhere. */
  underWay: string[];
}

/** Files that were partly uploaded on an earlier visit. Choosing the same file again continues its upload. */
export function UnfinishedUploads({ submissionId, kind, underWay }: UnfinishedUploadsProps) {
  const { data = [] } = useQuery(unfinishedUploadsQuery(submissionId));
  const left = data.filter((upload) => upload.kind === kind && !underWay.includes(upload.name));
  if (left.length === 0) return null;
  return (
    <section aria-label="Unfinished uploads">
      <Title order={2} size="h3">
        Unfinished uploads
      </Title>
      <ul className={classes.list}>
        {left.map((upload) => (
          <UnfinishedFile key={upload.id} submissionId={submissionId} upload={upload} />
        ))}
      </ul>
    </section>
  );
}

function UnfinishedFile({
  submissionId,
  upload: { id, name, size, arrived, expiresAt },
}: {
  submissionId: string;
  upload: UnfinishedUpload;
}) {
  const queries = useQueryClient();
  const remove = useMutation({
    mutationFn: () => removeUpload(id),
    onSettled: () => queries.invalidateQueries({ queryKey: unfinishedUploadsQuery(submissionId).queryKey }),
  });
  return (
    <li className={classes.picked}>
      <p className={classes.name} dir="auto">
        {name}
      </p>
      <p className={classes.soft}>
        {sizeInWords(arrived)} of {sizeInWords(size)} uploaded. Choose the same file again to continue. The uploaded
        part is kept until <DateText at={expiresAt} />.
      </p>
      <div className={classes.controls}>
        <Button
          variant="default"
          size="compact-sm"
          loading={remove.isPending}
          onClick={() => remove.mutate()}
          aria-label={`Remove: ${name}`}
        >
          Remove
        </Button>
      </div>
    </li>
  );
}
