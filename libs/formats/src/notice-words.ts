import type { FileNotice } from './format.js';

/**
 * What a file's notice says in words: what is so, and, for the candidate who can still change the file, what to do
 * about it.
 */
export function noticeInWords(notice: FileNotice, { canChange }: { canChange: boolean }): string {
  const { fact, advice } = wordsOf(notice);
  return canChange && advice !== undefined ? `${fact} ${advice}` : fact;
}

function wordsOf({ notice, names }: FileNotice): { fact: string; advice?: string } {
  switch (notice) {
    case 'attachments-removed':
      return {
        fact: `This file has other files inside, which reviewers do not get${names.length === 0 ? '' : `: ${names.join(', ')}`}.`,
        advice: 'Upload them separately if they matter.',
      };
    case 'scripts-removed':
      return { fact: 'This file has scripts or macros. Reviewers get it without them.' };
    case 'picture-not-shown':
      return {
        fact: 'Most browsers play this video without a picture.',
        advice:
          'Export it as MP4 with H.264 (on an iPhone: Settings, Camera, Formats, Most Compatible) so that reviewers can see it.',
      };
    case 'not-shown':
      return {
        fact: 'Reviewers have to download this file, since the page cannot show it.',
        advice: 'A PDF opens for everyone.',
      };
    case 'converted':
      return { fact: 'Reviewers see this file in another format, made from the original.' };
  }
}
