import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import type { FileGuise } from '#submissions/vocabulary';
import type { ArtifactFile } from '../../../api/schema';
import { Loading } from '../../../ui/loading';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { type AskedPlace, kindOf, type PlaceChooser, Viewer } from '../../../ui/viewers/viewer';
import classes from './reading.module.css';

/** Asks for a new link to a file. A link lasts a few minutes. */
export type LinkTo = (fileId: string, guise: FileGuise) => Promise<string>;

interface ShownFileProps {
  file: ArtifactFile;
  /** The original, or what reviewers see. */
  side: 'original' | 'reviewers';
  linkTo: LinkTo;
  /** The place to open; by default the beginning. */
  shown?: AskedPlace;
  chooser?: PlaceChooser;
}

const beginning: AskedPlace = { page: null, second: null, asked: 0 };

/** A file in the page: the original, or what reviewers see of it. */
export function ShownFile({ file, side, linkTo, shown = beginning, chooser }: ShownFileProps) {
  const [guise, mediaType] = shownOf(file, side);
  const kind = mediaType === null ? null : kindOf(mediaType);
  const link = useQuery({
    queryKey: ['reading-link', file.id, guise],
    enabled: kind !== null,
    staleTime: Infinity,
    gcTime: 0,
    queryFn: async () => linkTo(file.id, guise),
  });
  if (mediaType === null) return <NoCopy file={file} />;
  if (kind === null || (kind === 'page' && guise === 'own'))
    return (
      <Notice title="This file can’t be shown here">
        Download it to open it.
        {side === 'original' && showsCopy(file) && ' What reviewers see of it is shown beside it.'}
      </Notice>
    );
  if (link.error)
    return (
      <ErrorNotice
        error={link.error}
        retry={
          <Button mt="sm" variant="default" onClick={() => void link.refetch()}>
            Try again
          </Button>
        }
      />
    );
  if (link.data === undefined) return <Loading what="Loading the file" />;
  return (
    <div className={classes.shown}>
      <Suspense fallback={<Loading what="Loading the viewer" />}>
        <Viewer
          key={link.data}
          kind={kind}
          file={{ ...file, captions: null }}
          mediaType={mediaType}
          href={link.data}
          shown={shown}
          {...(chooser && { chooser })}
          onFailed={() => void link.refetch()}
        />
      </Suspense>
    </div>
  );
}

function shownOf({ mediaType, view, copy }: ArtifactFile, side: ShownFileProps['side']): [FileGuise, string | null] {
  if (side === 'original') return ['own', mediaType];
  return view ? ['view', view.mediaType] : ['blind', copy?.mediaType ?? null];
}

/** Whether the page can show what reviewers see of the file. */
function showsCopy(file: ArtifactFile): boolean {
  const [, mediaType] = shownOf(file, 'reviewers');
  return mediaType !== null && kindOf(mediaType) !== null;
}

function NoCopy({ file: { problem, preparation } }: { file: ArtifactFile }) {
  if (problem) return <Notice title="Reviewers see nothing of this file">{problem.say}</Notice>;
  return (
    <Notice title="There is no copy for reviewers yet">
      {preparation === 'waiting' && 'It is being made. Open the file again in a few minutes.'}
    </Notice>
  );
}
