import { Button, Modal } from '@mantine/core';
import { queryOptions, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../../api/client';
import type { TextVersion } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Empty } from '../../../ui/empty';
import lists from '../../../ui/lists.module.css';
import { Loading } from '../../../ui/loading';
import { ErrorNotice } from '../../../ui/notice';
import { counted } from '../../../ui/number-words';
import type { ArtifactKind } from '../submission.queries';
import work from '../work.module.css';
import { Differences } from './differences';
import { type DraftText, savedText } from './use-draft-text';
import classes from './writing.module.css';

interface TextVersionsProps {
  submissionId: string;
  kind: ArtifactKind;
  draft: DraftText;
}

const versionsQuery = (submissionId: string, kind: ArtifactKind) =>
  queryOptions({
    queryKey: ['versions', submissionId, kind],
    queryFn: async () =>
      (
        await answerOf(
          api.GET('/v1/submissions/{submissionId}/artifacts/{kind}/versions', {
            params: { path: { submissionId, kind } },
          }),
        )
      ).items,
  });

/** The history of a text: view an earlier version, and restore it. */
export function TextVersions(props: TextVersionsProps) {
  const [opened, open] = useState(false);
  return (
    <>
      <Button
        variant="subtle"
        size="compact-sm"
        ml={-8}
        onClick={() => {
          open(true);
          void props.draft.save();
        }}
      >
        Version history
      </Button>
      <Modal
        opened={opened}
        onClose={() => open(false)}
        title="Version history"
        size="lg"
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <Versions {...props} onRestored={() => open(false)} />
      </Modal>
    </>
  );
}

function Versions({ submissionId, kind, draft, onRestored }: TextVersionsProps & { onRestored: () => void }) {
  const { data: versions, error } = useQuery({ ...versionsQuery(submissionId, kind), staleTime: 0 });
  const [looked, look] = useState<TextVersion | null>(null);
  if (error) return <ErrorNotice error={error} safe="Your text is safe." />;
  if (!versions) return <Loading what="Loading versions" />;
  if (versions.length === 0)
    return <Empty title="No versions yet.">Laurel keeps a version about every ten minutes while you write.</Empty>;
  return (
    <ul className={lists.list}>
      {versions.map((version, index) => (
        <li key={version.revision} className={`${lists.row} ${work.item}`}>
          <p>
            <DateText at={version.savedAt} /> · {counted(version.words, 'word')}
            {index === 0 && ' · current text'}
          </p>
          {index > 0 && (
            <Button
              variant="default"
              size="compact-sm"
              aria-expanded={looked === version}
              onClick={() => look(looked === version ? null : version)}
            >
              {looked === version ? 'Hide' : 'View'}
            </Button>
          )}
          {looked === version && (
            <Version
              submissionId={submissionId}
              kind={kind}
              draft={draft}
              revision={version.revision}
              onRestored={onRestored}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function Version({
  submissionId,
  kind,
  draft,
  revision,
  onRestored,
}: TextVersionsProps & { revision: number; onRestored: () => void }) {
  const path = { submissionId, kind, revision };
  const { data: version, error } = useQuery({
    queryKey: ['versions', submissionId, kind, revision],
    queryFn: () =>
      answerOf(api.GET('/v1/submissions/{submissionId}/artifacts/{kind}/versions/{revision}', { params: { path } })),
  });
  const restore = useMutation({
    mutationFn: async () => {
      await draft.save();
      return answerOf(
        api.POST('/v1/submissions/{submissionId}/artifacts/{kind}/versions/{revision}/restore', {
          params: { path, header: { 'If-Match': `"${draft.basedOn}"` } },
        }),
      );
    },
    onSuccess: (saved) => {
      draft.adopt(savedText(saved));
      onRestored();
    },
  });
  if (error) return <ErrorNotice error={error} />;
  if (!version) return <Loading what="Loading the version" />;
  return (
    <div className={classes.version}>
      <Differences
        left={{ title: 'This version', text: version.text }}
        right={{ title: 'Current text', text: draft.current().value }}
      />
      {restore.error && <ErrorNotice error={restore.error} safe="Your current text is unchanged." />}
      <Button size="compact-md" loading={restore.isPending} onClick={() => restore.mutate()}>
        Restore this version
      </Button>
      <span className={lists.soft}> Your current text stays in the history.</span>
    </div>
  );
}
