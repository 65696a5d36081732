import { extensionsOf, labelOf } from '#kernel/files';

const names: Readonly<Record<string, string>> = {
  'application/pdf': 'PDF',
  'text/plain': 'plain text',
  'text/csv': 'table (CSV)',
  'text/markdown': 'text (Markdown)',
  'text/tab-separated-values': 'table (TSV)',
};

const offices: readonly [RegExp, string][] = [
  [/wordprocessingml|msword|opendocument\.text/, 'text document'],
  [/spreadsheetml|ms-excel|opendocument\.spreadsheet/, 'spreadsheet'],
  [/presentationml|ms-powerpoint|opendocument\.presentation/, 'presentation'],
];

/** "PDF", "video (MOV)", "spreadsheet". */
export function typeInWords(mediaType: string): string {
  const office = offices.find(([pattern]) => pattern.test(mediaType));
  if (office) return office[1];
  const [group, subtype = ''] = mediaType.split('/');
  if (group === 'image' || group === 'video' || group === 'audio')
    return `${group} (${(extensionsOf(mediaType)[0] ?? subtype.replace(/^x-/, '')).toUpperCase()})`;
  return names[mediaType] ?? labelOf(mediaType);
}

export const isOffice = (mediaType: string): boolean => offices.some(([pattern]) => pattern.test(mediaType));
