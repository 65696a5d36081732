/** The version that was kept last. */
interface KeptVersion {
  startedAt: Date;
  words: number;
}

/** A kept version holds this many minutes of writing†; every save within them goes into it. */
const minutesPerVersion = 10;
/** A save that loses more than this share of the words starts a new version, so that the longer text stays†. */
const lossThatKeeps = 0.2;

/**
 * Whether a save starts a version of its own in the history, or goes into the one that was kept last.
 * Autosave would otherwise keep thousands of nearly equal texts.
 */
export function startsVersion(last: KeptVersion | null, save: { at: Date; words: number }): boolean {
  if (last === null) return true;
  if (save.at.getTime() - last.startedAt.getTime() >= minutesPerVersion * 60_000) return true;
  return save.words < last.words * (1 - lossThatKeeps);
}
