import { known, type KnownType } from './media-type.table.js';

const canonicalNames = new Map(
  Object.entries(known).flatMap(([type, { aliases = [] }]) => aliases.map((alias) => [alias, type])),
);
const typesOfExtensions = new Map(
  Object.entries(known)
    .flatMap(([type, { extensions }]) => extensions.map((extension) => [extension, type] as const))
    .reverse(), // of two types with one extension, the first wins
);

function knownType(type: string): KnownType | undefined {
  return known[canonicalType(type)];
}

/** The one name of a media type: lower case, without parameters, no alias. */
export function canonicalType(type: string): string {
  const bare = type.split(';', 1)[0]!.trim().toLowerCase();
  return canonicalNames.get(bare) ?? bare;
}

/** What people call a format. */
export function labelOf(type: string): string {
  return knownType(type)?.label ?? `another ${kindOf(type)} format`;
}

/** What people call a file of this type, with the article, or null for an unknown type. */
export function nounOf(type: string): string | null {
  return knownType(type)?.noun ?? null;
}

/** How to turn a file of this type into one that reviewers can open, or null. */
export function remedyOf(type: string): string | null {
  return knownType(type)?.remedy ?? null;
}

/** "PDF, Word (DOCX), JPEG". */
export function typesInWords(types: readonly string[]): string {
  return [...new Set(types.map(labelOf))].join(', ');
}

/** What people can upload where these types are accepted: "PDF, JPEG, WebP, HEIC photo". */
export function acceptedInWords(accept: readonly string[]): string {
  return typesInWords(takenTypes(accept));
}

/** The extensions of a type, without the dot, the usual one first. */
export function extensionsOf(type: string): readonly string[] {
  return knownType(type)?.extensions ?? [];
}

/** The extension of a file name, in lower case without the dot, or null. */
export function extensionOf(name: string): string | null {
  return /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? null;
}

/** The type that belongs to a file name's extension, or null. */
export function typeOfName(name: string): string | null {
  return typesOfExtensions.get(extensionOf(name) ?? '') ?? null;
}

/** Whether a file of this type is taken where these types are accepted. */
export function takes(accept: readonly string[], type: string): boolean {
  return takenTypes(accept).includes(canonicalType(type));
}

/** The accepted types, and those that are taken wherever one of them is. */
function takenTypes(accept: readonly string[]): string[] {
  const accepted = accept.map(canonicalType);
  const taken = Object.entries(known).filter(([, { takenWith }]) => takenWith && accepted.includes(takenWith));
  return [...new Set([...accepted, ...taken.map(([type]) => type)])];
}

/**
 * What a page asks its file chooser to offer: each accepted type by all its names and extensions. Systems disagree about
 * names, and a file that the chooser does not offer cannot be chosen.
 */
export function chooserFilter(accept: readonly string[]): string {
  const names = [...accept, ...takenTypes(accept)].flatMap((type) => [
    type,
    canonicalType(type),
    ...(knownType(type)?.aliases ?? []),
    ...extensionsOf(type).map((extension) => `.${extension}`),
  ]);
  return [...new Set(names)].join(',');
}

/** `image`, `video` or `audio`. Null for everything else. */
export function familyOf(type: string): string | null {
  return /^(image|video|audio)\//.exec(type)?.[1] ?? null;
}

function kindOf(type: string): string {
  const kinds: Readonly<Record<string, string>> = { image: 'picture', video: 'video', audio: 'audio', text: 'text' };
  return kinds[type.split('/', 1)[0]!] ?? 'file';
}
