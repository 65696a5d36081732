/** Whether a file is played, so that evidence in it names a minute rather than a page. */
export function isPlayed(mediaType: string): boolean {
  return /^(audio|video)\//.test(mediaType);
}

/** Whether a file has pages that evidence can name. */
export function hasPages(mediaType: string): boolean {
  return mediaType === 'application/pdf' || mediaType.includes('officedocument') || mediaType.includes('opendocument');
}
