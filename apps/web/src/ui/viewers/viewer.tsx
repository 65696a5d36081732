import { lazy } from 'react';
import { nounOf } from '#kernel/files';
import type { ReviewedFile, ReviewEvidence } from '../../api/schema';
import { Notice } from '../notice';
import { isOffice } from './office-types';

const PdfViewer = lazy(() => import('./pdf-viewer'));
const TextViewer = lazy(() => import('./text-viewer'));
const MediaViewer = lazy(() => import('./media-viewer'));
const ImageViewer = lazy(() => import('./image-viewer'));
const PageViewer = lazy(() => import('./page-viewer'));

/** The place in a file that was asked for. */
export interface AskedPlace extends Pick<ReviewEvidence, 'page' | 'second'> {
  /** Counts requests, so that requesting the same place opens it again. */
  asked: number;
}

/** Hears about places from someone who chooses one: a page from 1 on, or a second of a recording. */
export interface PlaceChooser {
  /** This place is open now. */
  opened: (place: number) => void;
  /** This place was clicked. */
  taken: (place: number) => void;
}

/** What every viewer gets. Viewers call `onFailed` when a file cannot be read, perhaps because its link has expired. */
export interface ViewerProps {
  file: Pick<ReviewedFile, 'position' | 'description' | 'size' | 'captions'>;
  /** What is shown: the copy itself or a view of it. */
  mediaType: string;
  href: string;
  shown: AskedPlace;
  chooser?: PlaceChooser;
  onFailed: () => void;
}

/** Says that the page has no viewer for such files. */
export function NotShown({ mediaType }: { mediaType: string }) {
  return (
    <Notice title="This file can’t be shown here">
      {isOffice(mediaType)
        ? `This page can show ${nounOf(mediaType) ?? 'this file'} only as a PDF, and no PDF was made of it. Download the file and open it in the app you use for such files.`
        : 'This page can’t show this kind of file. Download it and open it in an app that you trust.'}
    </Notice>
  );
}

export type Kind = 'pdf' | 'media' | 'image' | 'page' | 'text';

/** Shows a file with the viewer for its kind. */
export function Viewer({ kind, ...props }: ViewerProps & { kind: Kind }) {
  if (kind === 'pdf') return <PdfViewer {...props} />;
  if (kind === 'media') return <MediaViewer {...props} />;
  if (kind === 'page') return <PageViewer {...props} />;
  return kind === 'image' ? <ImageViewer {...props} /> : <TextViewer {...props} />;
}

/** The viewer for a file; null if there is none. */
export function kindOf(mediaType: string): Kind | null {
  if (mediaType === 'application/pdf') return 'pdf';
  if (/^(video|audio)\//.test(mediaType)) return 'media';
  if (/^image\/(png|jpeg|gif|webp|avif)$/.test(mediaType)) return 'image';
  if (mediaType === 'text/html') return 'page';
  return mediaType.startsWith('text/') ? 'text' : null;
}
