const names: Record<string, string> = {
  'application/pdf': 'PDF',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'Word (docx)',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'Excel (xlsx)',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'PowerPoint (pptx)',
  'application/vnd.oasis.opendocument.text': 'OpenDocument (odt, ods, odp)',
  'application/vnd.oasis.opendocument.spreadsheet': 'OpenDocument (odt, ods, odp)',
  'application/vnd.oasis.opendocument.presentation': 'OpenDocument (odt, ods, odp)',
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'audio/mpeg': 'MP3',
  'audio/mp4': 'M4A',
  'audio/x-m4a': 'M4A',
  'audio/wav': 'WAV',
  'video/mp4': 'MP4',
  'video/quicktime': 'QuickTime (mov)',
  'video/webm': 'WebM',
};

/** "PDF, Word (docx), JPEG". A type without a common name is shown unchanged. */
export function typesInWords(mediaTypes: readonly string[]): string {
  return [...new Set(mediaTypes.map((type) => names[type] ?? type))].join(', ');
}

/** "1.4 MB", in powers of 1,000, the way file managers show sizes. */
export function sizeInWords(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB'];
  const power = bytes < 1_000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  return `${value.toLocaleString('en-US', { maximumFractionDigits: power === 0 || value >= 100 ? 0 : 1 })} ${units[power]}`;
}
