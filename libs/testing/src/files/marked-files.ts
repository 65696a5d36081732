import { excelType, openDocumentType, powerPointType, wordType } from '../../../formats/test/office-files.js';
import { colorProfile, heic } from '../../../formats/test/sample-pictures.js';
import { markedExif } from './marked/metadata.js';
import { markedOpenDocument, markedSlides, markedWord, markedWorkbook } from './marked/office.js';
import { markedPdf, revisedPdf } from './marked/pdf.js';
import { markedGif, markedJpeg, markedPng, markedWebp } from './marked/pictures.js';
import { markedFlac, markedMovie, markedMp3, markedWav, markedWebm } from './marked/sound-and-video.js';

/** A file that names somebody in its metadata, but nowhere in what it shows. */
export interface MarkedFile {
  /** Holds the mark as well. */
  name: string;
  mediaType: string;
  content: Buffer;
  /** What a reviewer reads in it; empty for pictures and sound. */
  shows: string;
}

/** A file of every kind that Laurel takes, with the mark in every place of its metadata. The mark is ASCII. */
export function markedFiles(mark: string): MarkedFile[] {
  const named = (extension: string) => `${mark} work.${extension}`;
  const file = (extension: string, mediaType: string, content: Uint8Array, shows = ''): MarkedFile => ({
    name: named(extension),
    mediaType,
    content: Buffer.from(content),
    shows,
  });
  return [
    file('pdf', 'application/pdf', markedPdf(mark), 'Minutes of the first meeting'),
    { ...file('pdf', 'application/pdf', revisedPdf(mark), 'Final text'), name: `${mark} revised.pdf` },
    file('docx', wordType, markedWord(mark), 'Our reading plan'),
    file('xlsx', excelType, markedWorkbook(mark), 'Books read'),
    file('pptx', powerPointType, markedSlides(mark), 'What we changed'),
    ...(['text', 'spreadsheet', 'presentation'] as const).map((kind) =>
      file(`od${kind[0]}`, openDocumentType(kind), markedOpenDocument(kind, mark), 'Notes of the team'),
    ),
    file('jpg', 'image/jpeg', markedJpeg(mark)),
    file('png', 'image/png', markedPng(mark)),
    file('webp', 'image/webp', markedWebp(mark)),
    file('gif', 'image/gif', markedGif(mark)),
    file('heic', 'image/heic', heic({ exif: markedExif(mark), profile: colorProfile(mark) })),
    file('mp4', 'video/mp4', markedMovie(mark, 'isom')),
    file('mov', 'video/quicktime', markedMovie(mark, 'qt  ')),
    file('m4a', 'audio/mp4', markedMovie(mark, 'M4A ')),
    file('webm', 'video/webm', markedWebm(mark)),
    file('mp3', 'audio/mpeg', markedMp3(mark)),
    file('wav', 'audio/wav', markedWav(mark)),
    file('flac', 'audio/flac', markedFlac(mark)),
    file('txt', 'text/plain', Buffer.from('Notes without a name\n'), 'Notes without a name'),
    file('csv', 'text/csv', Buffer.from('book,pupils\nThe wolf,12\n'), 'The wolf'),
  ];
}
