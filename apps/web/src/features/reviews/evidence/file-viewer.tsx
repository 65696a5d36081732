import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { ReviewedFile } from '../../../api/schema';
import { queries } from '../../../app/queries';
import { sizeInWords } from '../../../ui/file-words';
import { Loading } from '../../../ui/loading';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { workspaceQuery } from '../review.queries';
import { useDesk } from '../review-desk';
import classes from './evidence.module.css';
import { isOffice, typeInWords } from './file-words';
import type { Shown } from './shown';

const PdfViewer = lazy(() => import('./pdf-viewer'));
const TextViewer = lazy(() => import('./text-viewer'));
const MediaViewer = lazy(() => import('./media-viewer'));
const ImageViewer = lazy(() => import('./image-viewer'));

/** What every viewer gets. `onFailed` is for a file that cannot be read, perhaps since its link is over. */
export interface ViewerProps {
  file: ReviewedFile;
  href: string;
  shown: Shown;
  onFailed: () => void;
}

/** A file that lies open. Its link lasts for minutes: it is asked for anew when it is over, and once when reading fails. */
export function FileViewer({ file, shown }: { file: ReviewedFile; shown: Shown }) {
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
        <Suspense fallback={<Loading what="Opening the viewer" />}>
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
    <Notice title="This file is not shown here">
      {isOffice(mediaType)
        ? `A ${typeInWords(mediaType)} can be shown only after it is converted to PDF, and this server has no converter. Download it and open it in the program that you use for such files.`
        : 'No viewer for its kind is part of this page. Download it and open it in a program that you trust.'}
    </Notice>
  );
}

type Kind = 'pdf' | 'media' | 'image' | 'text';

function Viewer({ kind, ...props }: ViewerProps & { kind: Kind }) {
  if (kind === 'pdf') return <PdfViewer {...props} />;
  if (kind === 'media') return <MediaViewer {...props} />;
  return kind === 'image' ? <ImageViewer {...props} /> : <TextViewer {...props} />;
}

/** Which viewer shows a file; null for none. */
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
