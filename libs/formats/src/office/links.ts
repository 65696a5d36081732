/** Links that lead a reader to a page or a message. Links to files name the candidate's folders and lead nowhere. */
const followed = /^(?:https?|mailto|tel|ftp):/i;

/** Whether a link may stay: it leads to the web, to a message, or to a place in the same document. */
export function mayStay(target: string): boolean {
  return target.startsWith('#') || followed.test(target.trim());
}

/** Whether a text is the path of a file, as Office sometimes writes it where a description belongs. */
export function isPath(text: string): boolean {
  return /^(?:[a-z]:[\\/]|\\\\|file:|~\/|\/(?:Users|home|Volumes|private|var)\/)/i.test(text.trim());
}
