import type { FileNotice } from './format.js';

/** What the owner of a file should know of the copy that reviewers get, in one sentence or two. */
export function noticeInWords({ notice, names }: FileNotice): string {
  const which = names.length === 0 ? '' : `: ${names.join(', ')}`;
  switch (notice) {
    case 'attachments-removed':
      return `This file has other files inside, which reviewers do not get${which}. Upload them separately if they matter.`;
    case 'scripts-removed':
      return 'This file has scripts or macros. Reviewers get it without them.';
    case 'picture-not-shown':
      return 'Most browsers play this video without a picture. Export it as MP4 with H.264 (on an iPhone: Settings, Camera, Formats, Most Compatible) so that reviewers can see it.';
    case 'not-shown':
      return 'Reviewers have to download this file, since the page cannot show it. A PDF opens for everyone.';
    case 'converted':
      return 'Reviewers see this file in another format, made from the original.';
  }
}
