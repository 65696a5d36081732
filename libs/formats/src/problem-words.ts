import { familyOf, nounOf, remedyOf } from '#kernel';
import type { FileProblem } from './vocabulary.js';

type Kind = 'pdf' | 'word' | 'excel' | 'powerpoint' | 'opendocument' | 'picture' | 'video' | 'sound' | 'other';

const removePassword: Partial<Record<Kind, string>> = {
  pdf: 'Open it with the password, choose Print, save it as a new PDF, and upload that one.',
  word: 'In Word, choose File, Info, Protect Document, Encrypt with Password, delete the password, save, and upload it again.',
  excel:
    'In Excel, choose File, Info, Protect Workbook, Encrypt with Password, delete the password, save, and upload it again.',
  powerpoint:
    'In PowerPoint, choose File, Info, Protect Presentation, Encrypt with Password, delete the password, save, and upload it again.',
  opendocument: 'Open it, choose Save As without “Save with password”, and upload it again.',
};

const makeAgain: Record<Kind, string> = {
  pdf: 'Save or scan it again as PDF, and upload the new file.',
  word: 'Open it in Word, save a copy as DOCX or PDF, and upload the copy.',
  excel: 'Open it in Excel, save a copy as XLSX or PDF, and upload the copy.',
  powerpoint: 'Open it in PowerPoint, save a copy as PPTX or PDF, and upload the copy.',
  opendocument: 'Open it, save a copy or export it as PDF, and upload that.',
  picture: 'Open it on your computer or phone, export it as JPEG or PNG, and upload the new file.',
  video: 'Export it again as MP4 from the phone or program that made it, and upload the new file.',
  sound: 'Export it again as MP3 or M4A from the phone or program that made it, and upload the new file.',
  other: 'Save it as PDF, and upload that.',
};

/** What is wrong with a file and how to mend it: one or two plain sentences for the candidate. */
export function problemInWords(problem: FileProblem, mediaType: string): string {
  const kind = kindOf(mediaType);
  const file = nounOf(mediaType) ?? 'a file';
  switch (problem) {
    case 'password':
      return `This file opens only with a password, so reviewers cannot read it. ${removePassword[kind] ?? makeAgain[kind]}`;
    case 'incomplete':
      return `The end of this file is missing. It was probably cut off while it was copied or downloaded. Check that it opens on your device, and upload it again.`;
    case 'broken':
      return `This file cannot be opened as ${file}. ${remedyOf(mediaType) ?? makeAgain[kind]}`;
    case 'form-shell':
      return 'This PDF is a form that only Adobe Acrobat can show; reviewers would see “Please wait…”. Open it in Acrobat, choose Print, save it as a new PDF, and upload that one.';
    case 'portfolio':
      return 'This PDF is only a cover for other files inside it, which reviewers cannot open. Open it in Acrobat, save the files inside, and upload them one by one.';
    case 'empty':
      return `There is nothing in this file: no page, picture or sound. Check that it is the right one. ${makeAgain[kind]}`;
    case 'too-complex':
      return kind === 'picture'
        ? 'This picture has more pixels than reviewers’ browsers can show. Export it in a smaller size, and upload that.'
        : `This file is too complex for reviewers’ browsers. ${simplify[kind] ?? makeAgain[kind]}`;
    case 'not-cleanable':
      return `Laurel cannot remove the names that this file may carry inside, so reviewers may not see it. ${makeAgain[kind]}`;
  }
}

const simplify: Partial<Record<Kind, string>> = {
  pdf: 'Choose Print, save it as a new PDF, perhaps in several parts, and upload that.',
};

function kindOf(mediaType: string): Kind {
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType.includes('wordprocessingml')) return 'word';
  if (mediaType.includes('spreadsheetml')) return 'excel';
  if (mediaType.includes('presentationml')) return 'powerpoint';
  if (mediaType.includes('opendocument')) return 'opendocument';
  const family = familyOf(mediaType);
  return family === 'image' ? 'picture' : family === 'video' ? 'video' : family === 'audio' ? 'sound' : 'other';
}
