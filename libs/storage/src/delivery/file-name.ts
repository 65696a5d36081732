import { extensionsOf } from '../upload/media-types.js';

/** Control characters, and marks that turn the direction of writing or take no place: they disguise a name or break a header. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;
/** What separates paths or cannot stand in a file name on one of the systems. */
const forbidden = /[\\/:*?"<>|]/g;
/** Names that are devices on Windows, with any extension. */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
const mostCharacters = 120;

/**
 * A person's name for a file as one that is safe on every system: without paths, invisible characters or devices,
 * 120 characters at most, and ending on an extension of its type, so that it opens as what it is.
 */
export function safeFileName(name: string, mediaType: string): string {
  const cleaned = trimmed(name.normalize('NFC').replace(/\s+/g, ' ').replace(invisible, '').replace(forbidden, '_'));
  const harmless = device.test(cleaned) ? `_${cleaned}` : cleaned;
  const extensions = extensionsOf(mediaType);
  const own = /\.([^.]{1,10})$/.exec(harmless)?.[1];
  const fits = own !== undefined && (extensions.length === 0 || extensions.includes(own.toLowerCase()));
  const extension = fits ? `.${own}` : extensions[0] ? `.${extensions[0]}` : '';
  const stem = fits ? harmless.slice(0, -extension.length) : harmless;
  return `${trimmed([...stem].slice(0, mostCharacters - extension.length).join('')) || 'file'}${extension}`;
}

/** Without the dots and spaces that hide a file at the beginning and that Windows drops at the end. */
function trimmed(name: string): string {
  return name.replace(/^[.\s]+|[.\s]+$/g, '');
}

/**
 * The Content-Disposition that saves a file under a name instead of showing it (RFC 6266): the name in ASCII for old
 * readers, and whole in UTF-8 (RFC 8187). The name need not be safe; nothing in it can end the header or the quotes.
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
