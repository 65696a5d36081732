import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import {
  colorProfile,
  exifSegment,
  gif,
  gifExtension,
  heic,
  iptcSegment,
  jpeg,
  jpegSegment,
  latin,
  png,
  pngChunk,
  profileColor,
  riffChunk,
  tiff,
  webp,
  webpHeader,
  webpPixels,
  xmpSegment,
} from '../../test/sample-pictures.js';
import { pictureSize } from './picture-size.js';
import { picturesFormat } from './pictures.format.js';

const tools = { libreOffice: null, ffmpeg: null };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pictures-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function prepare(bytes: Buffer, mediaType: string) {
  const path = join(folder, 'given');
  await writeFile(path, bytes);
  const prepared = await picturesFormat.prepare({ path, mediaType, size: bytes.length }, folder, tools);
  return { ...prepared, bytes: prepared.copy === null ? null : await readFile(prepared.copy.path) };
}

const who = 'Sample Principal';
const camera = tiff({
  main: { 0x010f: 'Apple', 0x0110: 'iPhone 15', 0x0131: '17.5', 0x013b: who, 0x013c: "Sample's iPhone" },
  exif: { 0xa430: who, 0xa431: 'C39X1' },
  gps: { latitude: [38, 34, 12], longitude: [92, 10, 12] },
});

describe('a picture that is prepared', () => {
  it.each([
    ['image/jpeg', jpeg([exifSegment(camera)])],
    ['image/png', png([pngChunk('eXIf', camera)])],
    ['image/webp', webp([webpHeader(8), webpPixels, riffChunk('EXIF', camera)])],
    ['image/heic', heic({ exif: camera })],
  ])('says what %s names, and its copy does not name it', async (type, given) => {
    const { problem, metadata, bytes, view } = await prepare(given, type);

    expect(problem).toBeNull();
    expect(view).toBeNull();
    expect(metadata).toEqual(
      expect.arrayContaining([
        { place: 'Author', value: who },
        { place: 'Device', value: 'Apple iPhone 15' },
        { place: 'Software', value: '17.5' },
        { place: 'Computer', value: "Sample's iPhone" },
        { place: 'Camera owner', value: who },
        { place: 'Camera serial number', value: 'C39X1' },
        { place: 'GPS position', value: '38.57000 N, 92.17000 W' },
      ]),
    );
    expect(bytes!.includes('Sample')).toBe(false);
    expect(bytes!.includes('Exif')).toBe(false);
  });

  it('says what XMP, IPTC and comments name', async () => {
    const xmp = `<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="r"><rdf:Description
      photoshop:City="Rolla" xmp:CreatorTool="Lightroom">
      <dc:creator><rdf:Seq><rdf:li>${who}</rdf:li></rdf:Seq></dc:creator>
      <mwg-rs:Regions><rdf:Bag><rdf:li mwg-rs:Name="A. Student" mwg-rs:Type="Face"/></rdf:Bag></mwg-rs:Regions>
      </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>   `;
    const { metadata } = await prepare(
      jpeg([xmpSegment(xmp), iptcSegment({ 80: 'José', 120: 'At school' }), jpegSegment(0xfe, latin('By me\0\0'))]),
      'image/jpeg',
    );

    expect(metadata).toEqual([
      { place: 'Location', value: 'Rolla' },
      { place: 'Software', value: 'Lightroom' },
      { place: 'Author', value: who },
      { place: 'Person shown', value: 'A. Student' },
      { place: 'Author', value: 'José' },
      { place: 'Caption', value: 'At school' },
      { place: 'Comment', value: 'By me' },
    ]);
  });

  it('says what texts of PNG and GIF name', async () => {
    const texts = [
      pngChunk('tEXt', latin(`Author\0${who}`)),
      pngChunk('zTXt', Buffer.concat([latin('Comment\0\0'), deflateSync(latin('packed'))])),
      pngChunk('iTXt', Buffer.from('Title\0\0\0en\0\0Über uns')),
      pngChunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0<a dc:creator="Somebody"/>')),
    ];
    expect((await prepare(png(texts), 'image/png')).metadata).toEqual([
      { place: 'Author', value: who },
      { place: 'Comment', value: 'packed' },
      { place: 'Title', value: 'Über uns' },
      { place: 'Author', value: 'Somebody' },
    ]);
    expect((await prepare(gif([gifExtension(0xfe, latin('By '), latin(who))]), 'image/gif')).metadata).toEqual([
      { place: 'Comment', value: `By ${who}` },
    ]);
  });

  it.each([
    [0, { width: 64, height: 32 }],
    [1, { width: 32, height: 64 }],
  ])('is a JPEG that stands upright when it was a HEIC photo turned by %i quarters', async (quarters, size) => {
    const { copy, notices, bytes } = await prepare(heic({ quarters, profile: colorProfile('Zarathea') }), 'image/heic');

    expect(copy!.mediaType).toBe('image/jpeg');
    expect(notices).toEqual([{ notice: 'converted', names: [] }]);
    expect(pictureSize(bytes!, 'image/jpeg')).toEqual(size);
    expect(bytes!.includes(profileColor)).toBe(true);
    expect(bytes!.includes('Zara')).toBe(false);
  });

  it('gets the end mark that a camera left out', async () => {
    const { problem, bytes } = await prepare(jpeg().subarray(0, -2), 'image/jpeg');

    expect(problem).toBeNull();
    expect(bytes).toEqual(jpeg());
  });

  it('is the same when its copy is prepared again', async () => {
    const once = await prepare(jpeg([exifSegment(tiff({ main: { 0x0112: 8, 0x013b: who } }))]), 'image/jpeg');
    const twice = await prepare(once.bytes!, 'image/jpeg');

    expect(twice.bytes).toEqual(once.bytes);
    expect(twice.metadata).toEqual([]);
  });
});

describe('a picture that a reviewer could not see', () => {
  const frame = (width: number, height: number) => {
    const given = jpeg();
    const at = given.indexOf(Buffer.from([0xff, 0xc0]));
    given.writeUInt16BE(height, at + 5);
    given.writeUInt16BE(width, at + 7);
    return given;
  };

  it.each([
    ['a cut JPEG', jpeg().subarray(0, -4), 'image/jpeg', 'incomplete'],
    ['a JPEG cut within its header', jpeg().subarray(0, 60), 'image/jpeg', 'broken'],
    ['a cut PNG', png().subarray(0, -20), 'image/png', 'incomplete'],
    ['a PNG with fewer pixels than it says', png([], { width: 3 }), 'image/png', 'incomplete'],
    ['a PNG with a damaged chunk', damaged(png(), -20), 'image/png', 'broken'],
    ['a cut GIF', gif().subarray(0, -2), 'image/gif', 'incomplete'],
    ['a cut WebP', webp([webpPixels]).subarray(0, -6), 'image/webp', 'incomplete'],
    ['a cut HEIC photo', heic().subarray(0, -10), 'image/heic', 'incomplete'],
    ['a HEIC photo that is damaged', damaged(heic(), heic().indexOf('hvcC')), 'image/heic', 'broken'],
    ['a HEIC photo that is only a header', heic().subarray(0, 24), 'image/heic', 'incomplete'],
    ['a PNG of 50,000 pixels', png([], { width: 50_000, height: 2_000 }), 'image/png', 'too-complex'],
    ['a PNG of 144 million pixels', png([], { width: 12_000, height: 12_000 }), 'image/png', 'too-complex'],
    ['a JPEG of 4 billion pixels', frame(65_535, 65_535), 'image/jpeg', 'too-complex'],
    ['a HEIC photo of 100 million pixels', heic({ width: 10_000, height: 10_000 }), 'image/heic', 'too-complex'],
  ])('%s is called what it is', async (_, bytes, type, problem) => {
    expect(await prepare(bytes, type)).toMatchObject({ problem, copy: null, view: null });
  });

  it('is not a picture of a good camera', async () => {
    expect(await prepare(frame(12_000, 9_000), 'image/jpeg')).toMatchObject({ problem: null });
  });

  function damaged(bytes: Buffer, at: number): Buffer {
    const changed = Buffer.from(bytes);
    changed[(at + changed.length) % changed.length]! ^= 0xff;
    return changed;
  }
});
