/** Why a reviewer could not read a file. The candidate learns why, and what to do, as soon as the file is prepared. */
export const fileProblems = [
  /** It opens only with a password. */
  'password',
  /** Its end is missing. */
  'incomplete',
  /** It cannot be read as the format that it claims to be. */
  'broken',
  /** A form that only Adobe Acrobat can draw (XFA): other programs show "Please wait…". */
  'form-shell',
  /** A cover page with the real documents attached inside (a PDF portfolio). */
  'portfolio',
  /** It has no page, slide, sheet or picture, or a video has no picture and no sound. */
  'empty',
  /** It needs more memory or time than any such file should. */
  'too-complex',
  /** Names cannot be removed from it. */
  'not-cleanable',
] as const;
export type FileProblem = (typeof fileProblems)[number];

/** What the candidate should know about a readable file. The reviewer learns the same, without names. */
export const fileNotices = [
  /** Files inside the file are not in the blind copy. `names` lists them. */
  'attachments-removed',
  /** Scripts, macros or actions are not in the blind copy. */
  'scripts-removed',
  /** Most browsers play this video without a picture, and no converter is installed. */
  'picture-not-shown',
  /** The page cannot show this format, so reviewers have to download it. */
  'not-shown',
  /** Reviewers see a file of another format, made from this one. */
  'converted',
] as const;
export type FileNoticeKind = (typeof fileNotices)[number];
