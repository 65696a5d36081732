import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import type { ReviewedFile } from '../../../api/schema';
import { queries } from '../../../app/queries';
import { labelOf, sizeInWords } from '#kernel/files';
import { notScanned } from '../../../ui/file-words';
import { Loading } from '../../../ui/loading';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { workspaceQuery } from '../review.queries';
import { useDesk } from '../review-desk';
import classes from './evidence.module.css';
import type { OpenEvidence } from './open-evidence';
import { kindOf, NotShown, Viewer } from '../../../ui/viewers/viewer';

/** An open file. Its link lasts a few minutes. A new one is requested when it expires, and once when reading fails. */
export function FileViewer({ file, shown }: { file: ReviewedFile; shown: OpenEvidence }) {
  const { href, failed, renew, again } = useFreshLink(file);
  const mediaType = file.view?.mediaType ?? file.mediaType;
  const kind = mediaType && kindOf(mediaType);
  return (
    <div className={classes.viewer}>
      <FileNotices file={file} />
      {mediaType === null ? (
        <Notice title="This file is being prepared">
          The copy for reviewers is not ready yet. It usually takes less than a minute. Open the file again then.
        </Notice>
      ) : kind === null ? (
        <NotShown mediaType={mediaType} />
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
          {href && kind && (
            <Viewer key={href} {...{ kind, file, mediaType: mediaType!, href, shown }} onFailed={renew} />
          )}
        </Suspense>
      )}
      {file.description && <p className={classes.description}>{file.description}</p>}
      {file.href && file.mediaType && (
        <p className={classes.download}>
          <a href={file.href} download={file.name}>
            Download <bdi>{file.name}</bdi>
          </a>{' '}
          <span className={classes.soft}>
            {labelOf(file.mediaType)}, {sizeInWords(file.size ?? 0)}
          </span>
        </p>
      )}
    </div>
  );
}

const says: Readonly<Record<ReviewedFile['notices'][number], string | null>> = {
  'attachments-removed': 'This file had other files inside. They are not part of the copy for reviewers.',
  'scripts-removed': null,
  'picture-not-shown':
    'Your browser may play this video without a picture. If you need the picture, download the video and open it in a player such as VLC.',
  'not-shown': null,
  converted: 'Shown here in a format that opens on every device. It was made from the candidate’s file.',
};

/** What a reviewer should know of the copy that they read. */
function FileNotices({ file: { notices, unscanned } }: { file: ReviewedFile }) {
  const lines = notices.flatMap((notice) => says[notice] ?? []);
  return (
    <>
      {unscanned && (
        <Notice tone="caution" title={notScanned}>
          This installation has no virus scanner. Viewing the file here is safe. Be careful if you download it.
        </Notice>
      )}
      {lines.map((line) => (
        <p key={line} className={classes.soft}>
          {line}
        </p>
      ))}
    </>
  );
}

const margin = 20_000;

/** The link to what is shown. */
const linkOf = ({ href, view }: ReviewedFile): string | null => view?.href ?? href;

function useFreshLink(file: ReviewedFile) {
  const { id: fileId, hrefExpiresAt } = file;
  const { id: reviewId } = useDesk().workspace;
  const [given] = useState(() => (Date.parse(hrefExpiresAt) > Date.now() + margin ? linkOf(file) : null));
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
      const found = artifacts.flatMap(({ files }) => files).find(({ id }) => id === fileId);
      return found ? linkOf(found) : null;
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
