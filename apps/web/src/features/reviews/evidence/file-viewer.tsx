import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ReviewedFile } from '../../../api/schema';
import { queries } from '../../../app/queries';
import { sizeInWords } from '#kernel/files';
import { Loading } from '../../../ui/loading';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { workspaceQuery } from '../review.queries';
import { useDesk } from '../review-desk';
import classes from './evidence.module.css';
import { isOffice, typeInWords } from './type-words';
import type { OpenEvidence } from './open-evidence';

const PdfViewer = lazy(() => import('./pdf-viewer'));
const TextViewer = lazy(() => import('./text-viewer'));
const MediaViewer = lazy(() => import('./media-viewer'));
const ImageViewer = lazy(() => import('./image-viewer'));

/** What every viewer gets. Viewers call `onFailed` when a file cannot be read, perhaps because its link has expired. */
export interface ViewerProps {
  file: ReviewedFile;
  href: string;
  shown: OpenEvidence;
  onFailed: () => void;
}

/** An open file. Its link lasts a few minutes. A new one is requested when it expires, and once when reading fails. */
export function FileViewer({ file, shown }: { file: ReviewedFile; shown: OpenEvidence }) {
  const { href, failed, renew, again } = useFreshLink(file);
  const kind = kindOf(file.mediaType);
  return (
    <div className={classes.viewer}>
      {file.description && <p className={classes.description}>{file.description}</p>}
      {kind === null ? (
        <NotShown file={file} />
      ) : failed ? (
        <ErrorNotice
          error={failed}
          safe="The file itself is safe. You can also download it below."
          retry={
            <Button mt="sm" variant="default" onClick={again}>
              Try again
            </Button>
          }
        />
      ) : (
        <Suspense fallback={<Loading what="Loading the viewer" />}>
          {href && <Viewer key={href} kind={kind} file={file} href={href} shown={shown} onFailed={renew} />}
        </Suspense>
      )}
      <p className={classes.download}>
        <a href={file.href} download={file.name}>
          Download {file.name}
        </a>{' '}
        <span className={classes.soft}>
          {typeInWords(file.mediaType)}, {sizeInWords(file.size)}
        </span>
      </p>
    </div>
  );
}

function NotShown({ file: { mediaType } }: { file: ReviewedFile }) {
  return (
    <Notice title="This file can’t be shown here">
      {isOffice(mediaType)
        ? `This page can show a ${typeInWords(mediaType)} only as a PDF, and no PDF was made of it. Download the file and open it in the app you use for such files.`
        : 'This page can’t show this kind of file. Download it and open it in an app that you trust.'}
    </Notice>
  );
}

type Kind = 'pdf' | 'media' | 'image' | 'text';

function Viewer({ kind, ...props }: ViewerProps & { kind: Kind }) {
  if (kind === 'pdf') return <PdfViewer {...props} />;
  if (kind === 'media') return <MediaViewer {...props} />;
  return kind === 'image' ? <ImageViewer {...props} /> : <TextViewer {...props} />;
}

/** The viewer for a file; null if there is none. */
function kindOf(mediaType: string): Kind | null {
  if (mediaType === 'application/pdf') return 'pdf';
  if (/^(video|audio)\//.test(mediaType)) return 'media';
  if (/^image\/(png|jpeg|gif|webp|avif)$/.test(mediaType)) return 'image';
  return mediaType.startsWith('text/') ? 'text' : null;
}

const margin = 20_000;

function useFreshLink({ id: fileId, href, hrefExpiresAt }: ReviewedFile) {
  const { id: reviewId } = useDesk().workspace;
  const [given] = useState(() => (Date.parse(hrefExpiresAt) > Date.now() + margin ? href : null));
  const [renewals, count] = useState(0);
  const [failed, fail] = useState(false);
  const needed = given === null || renewals > 0;
  const fresh = useQuery({
    queryKey: ['file-link', fileId, renewals],
    enabled: needed,
    staleTime: Infinity,
    gcTime: 0,
    queryFn: async () => {
      const { artifacts } = await queries.fetchQuery({ ...workspaceQuery(reviewId), staleTime: 0 });
      return artifacts.flatMap(({ files }) => files).find(({ id }) => id === fileId)?.href ?? null;
    },
  });
  return {
    href: needed ? fresh.data : given,
    failed: fresh.error ?? (failed ? new Error('The file could not be read.') : null),
    renew: () => (renewals > 0 ? fail(true) : count(1)),
    again: () => {
      fail(false);
      count(renewals + 1);
    },
  };
}
