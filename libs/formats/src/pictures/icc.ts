import { overlap } from '../ranges.js';

/** What programs need to show the colors. Every other tag holds text, dates, devices or settings of one monitor. */
const colorTags = new Set([
  ...['wtpt', 'bkpt', 'rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC', 'kTRC', 'chad', 'lumi', 'chrm', 'cicp', 'tech'],
  ...['A2B0', 'A2B1', 'A2B2', 'B2A0', 'B2A1', 'B2A2', 'D2B0', 'D2B1', 'D2B2', 'D2B3', 'B2D0', 'B2D1', 'B2D2', 'B2D3'],
  ...['gamt', 'pre0', 'pre1', 'pre2', 'clrt', 'clro'],
]);

const headerSize = 128;
const tagSize = 12;
/** The preferred program, the platform with flags, device and attributes, the creator with the profile's id. */
const namingFields = [
  [4, 8],
  [24, 36],
  [40, 64],
  [80, 128],
] as const;

interface Tag {
  name: string;
  from: number;
  to: number;
}

/**
 * An ICC color profile of the same size in which only the colors are left: no texts, devices, dates or ids. Null when
 * it is no profile, which programs ignore.
 */
export function withoutProfileMetadata(bytes: Uint8Array): Uint8Array | null {
  const given = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (given.length < headerSize + 4 || given.toString('latin1', 36, 40) !== 'acsp') return null;
  const size = given.readUInt32BE(0);
  if (size > given.length || size < headerSize + 4) return null;
  const tags = tagsOf(given, size);
  if (tags === null) return null;
  const profile = Buffer.alloc(size);
  given.copy(profile, 0, 0, headerSize + 4 + tags.length * tagSize);
  for (const [from, to] of namingFields) profile.fill(0, from, to);
  const kept = tags.filter((tag) => colorTags.has(tag.name) && !isText(given, tag));
  for (const tag of kept) given.copy(profile, tag.from, tag.from, tag.to);
  for (const tag of tags) if (!kept.some((other) => overlap(tag, other))) writeEmpty(profile, given, tag);
  return profile;
}

function tagsOf(profile: Buffer, size: number): Tag[] | null {
  const count = profile.readUInt32BE(headerSize);
  const end = headerSize + 4 + count * tagSize;
  if (end > size) return null;
  const tags: Tag[] = [];
  for (let at = headerSize + 4; at < end; at += tagSize) {
    const from = profile.readUInt32BE(at + 4);
    const to = from + profile.readUInt32BE(at + 8);
    if (from < end || to > size) return null;
    tags.push({ name: profile.toString('latin1', at, at + 4), from, to });
  }
  return tags;
}

function isText(profile: Buffer, { from }: Tag): boolean {
  return ['text', 'desc', 'mluc'].includes(profile.toString('latin1', from, from + 4));
}

/** Profiles have to have a description and a copyright, which may be empty. */
function writeEmpty(profile: Buffer, given: Buffer, { from, to }: Tag): void {
  const type = given.toString('latin1', from, from + 4);
  if (type === 'text' && to - from >= 9) profile.write('text', from, 'latin1');
  if (type === 'desc' && to - from >= 13) {
    profile.write('desc', from, 'latin1');
    profile.writeUInt32BE(1, from + 8);
  }
  if (type === 'mluc' && to - from >= 16) {
    profile.write('mluc', from, 'latin1');
    profile.writeUInt32BE(12, from + 12);
  }
}
