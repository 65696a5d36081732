/** Whether a file is played, so that evidence in it is a minute, not a page. */
export function isPlayed(mediaType: string): boolean {
  return /^(audio|video)\//.test(mediaType);
}

/** Whether a file has pages that a reviewer can be sent to. */
export function hasPages(mediaType: string): boolean {
  return mediaType === 'application/pdf' || mediaType.includes('officedocument') || mediaType.includes('opendocument');
}
