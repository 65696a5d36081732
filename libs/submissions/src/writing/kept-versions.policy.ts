/** The latest kept version. */
interface KeptVersion {
  startedAt: Date;
  words: number;
}

/** A kept version takes the saves of this many minutes†. */
const minutesPerVersion = 10;
/** A save that loses more than this share of the words starts a new version, so the longer text is kept†. */
const lossThatKeeps = 0.2;

/**
 * Whether a save starts a new version in the history, or replaces the text of the latest one. Without this, autosave
 * would keep thousands of nearly equal texts.
 */
export function startsVersion(last: KeptVersion | null, save: { at: Date; words: number }): boolean {
  if (last === null) return true;
  if (save.at.getTime() - last.startedAt.getTime() >= minutesPerVersion * 60_000) return true;
  return save.words < last.words * (1 - lossThatKeeps);
}
