interface KnownType {
  /** What people call this type. */
  label: string;
  /** Without the dot, the usual one first. */
  extensions: readonly string[];
  /** Other names that browsers, systems and detectors use for this type. */
  aliases?: readonly string[];
}

const office = 'application/vnd.openxmlformats-officedocument';

/** The types that artifacts usually have. Other types are compared only by name. */
const known: Readonly<Record<string, KnownType>> = {
  'application/pdf': { label: 'PDF', extensions: ['pdf'], aliases: ['application/x-pdf'] },
  [`${office}.wordprocessingml.document`]: { label: 'Word (DOCX)', extensions: ['docx'] },
  [`${office}.presentationml.presentation`]: { label: 'PowerPoint (PPTX)', extensions: ['pptx'] },
  [`${office}.spreadsheetml.sheet`]: { label: 'Excel (XLSX)', extensions: ['xlsx'] },
  'image/png': { label: 'PNG', extensions: ['png'], aliases: ['image/x-png', 'image/apng'] },
  'image/jpeg': { label: 'JPEG', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'], aliases: ['image/jpg', 'image/pjpeg'] },
  'image/gif': { label: 'GIF', extensions: ['gif'] },
  'image/webp': { label: 'WebP', extensions: ['webp'] },
  'video/mp4': { label: 'MP4 video', extensions: ['mp4', 'm4v'], aliases: ['video/x-m4v'] },
  'video/webm': { label: 'WebM video', extensions: ['webm'] },
  'video/quicktime': { label: 'QuickTime video (MOV)', extensions: ['mov', 'qt'] },
  'video/ogg': { label: 'Ogg video', extensions: ['ogv'] },
  'audio/mpeg': {
    label: 'MP3',
    extensions: ['mp3'],
    aliases: ['audio/mp3', 'audio/x-mp3', 'audio/x-mpeg', 'audio/mpeg3'],
  },
  'audio/wav': { label: 'WAV', extensions: ['wav'], aliases: ['audio/x-wav', 'audio/wave', 'audio/vnd.wave'] },
  'audio/mp4': { label: 'M4A', extensions: ['m4a'], aliases: ['audio/x-m4a', 'audio/m4a'] },
  'audio/webm': { label: 'WebM audio', extensions: ['weba', 'webm'] },
  'audio/ogg': {
    label: 'Ogg audio',
    extensions: ['ogg', 'oga', 'opus'],
    aliases: ['application/ogg', 'audio/opus', 'audio/x-ogg'],
  },
  'text/plain': { label: 'plain text', extensions: ['txt', 'text'] },
  'text/csv': {
    label: 'CSV',
    extensions: ['csv'],
    aliases: ['application/csv', 'text/x-csv', 'text/comma-separated-values'],
  },
};

/** Labels of types that nobody accepts, for the sentence that refuses such a file. */
const otherLabels: Readonly<Record<string, string>> = {
  'application/zip': 'ZIP archive',
  'application/xml': 'XML document',
  'application/rtf': 'rich text document (RTF)',
  'application/x-cfb': 'older or password-protected Office document',
  'application/x-msdownload': 'Windows program',
  'application/x-elf': 'program',
};

const canonicalNames = new Map(
  Object.entries(known).flatMap(([type, { aliases = [] }]) => aliases.map((alias) => [alias, type])),
);

/** The one name of a media type: lower case, without parameters, no alias. */
export function canonicalType(type: string): string {
  const bare = type.split(';', 1)[0]!.trim().toLowerCase();
  return canonicalNames.get(bare) ?? bare;
}

/** What people call a type. */
export function labelOf(type: string): string {
  return known[type]?.label ?? otherLabels[type] ?? type;
}

/** The extensions of a type, without the dot, the usual one first. */
export function extensionsOf(type: string): readonly string[] {
  return known[type]?.extensions ?? [];
}

/** The type that belongs to a file name's extension, or null. */
export function typeOfName(name: string): string | null {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined) return null;
  return Object.keys(known).find((type) => known[type]!.extensions.includes(extension)) ?? null;
}
