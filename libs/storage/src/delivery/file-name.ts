import { extensionsOf, familyOf, typeOfName } from '#kernel';

/** Control characters, and invisible marks that change the direction of writing. They disguise a name or break a header. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** Path separators, and what some system forbids in a file name. */
const forbidden = /[\\/:*?"<>|]/g;
/** Device names of Windows, with any extension. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const mostCharacters = 120;

/**
 * Makes a person's file name safe on every system: no paths, invisible characters or device names, and at most 120
 * characters. It ends with an extension of its type, so the right program opens it: a JPEG named photo.png becomes
 * photo.jpg.
 */
export function safeFileName(name: string, mediaType: string): string {
  const cleaned = trimmed(name.normalize('NFC').replace(/\s+/g, ' ').replace(invisible, '').replace(forbidden, '_'));
  const harmless = device.test(cleaned) ? `_${cleaned}` : cleaned;
  const extensions = extensionsOf(mediaType);
  const own = /\.([^.]{1,10})$/.exec(harmless)?.[1];
  const fits = own !== undefined && (extensions.length === 0 || extensions.includes(own.toLowerCase()));
  const extension = fits ? `.${own}` : extensions[0] ? `.${extensions[0]}` : '';
  const stem = fits || hasNameOfSibling(harmless, mediaType) ? harmless.replace(/\.[^.]+$/, '') : harmless;
  return `${trimmed([...stem].slice(0, mostCharacters - extension.length).join('')) || 'file'}${extension}`;
}

/** Whether a picture has the extension of another kind of picture, or a video or a recording that of another kind. */
function hasNameOfSibling(name: string, mediaType: string): boolean {
  const family = familyOf(mediaType);
  return family !== null && familyOf(typeOfName(name) ?? '') === family;
}

/** Removes leading dots and spaces, which hide a file, and trailing ones, which Windows drops. */
function trimmed(name: string): string {
  return name.replace(/^[.\s]+|[.\s]+$/g, '');
}

/**
 * The Content-Disposition header that saves a file under a name instead of showing it (RFC 6266): the name in ASCII for
 * old readers, and in UTF-8 (RFC 8187). Any name is safe here: nothing in it can end the header or the quotes.
 */
export function attachmentOf(name: string): string {
  const whole = name.replace(invisible, '');
  const ascii = whole
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(whole).replace(
    /['()*!]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return ascii === whole
    ? `attachment; filename="${ascii}"`
    : `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}
