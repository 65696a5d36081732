import { deflateSync } from 'node:zlib';
import { BrokenPicture, pictureMetadata, withoutPictureMetadata } from '../pictures/index.js';
import { withoutProfileMetadata } from '../pictures/icc.js';
import { type Filter, filtersOf, pictureFilters, setFilters, unpack } from './filters.js';
import type { Objects } from './objects.js';
import type { PdfFindings } from './pdf-findings.js';
import { type Stream, TooComplex } from './values.js';

/** A picture with more pixels cannot be drawn. */
const mostPixels = 1_000_000_000;
/** A packed stream smaller than this cannot unpack to very much. */
const smallStream = 16_384;
const mostProfile = 50_000_000;
/** How much a picture that is packed twice may unpack to. */
const mostPicture = 1_000_000_000;
/** The metadata of further pictures is removed without being listed. */
const mostPicturesRead = 300;

/** Of the compressions of a PDF, these can hold metadata. */
const mediaTypes = new Map([
  ['DCTDecode', 'image/jpeg'],
  ['DCT', 'image/jpeg'],
  ['JPXDecode', 'image/jp2'],
]);

/** Cleans streams: pictures and color profiles lose their metadata, and nothing unpacks without end. */
export class Streams {
  private picturesRead = 0;

  constructor(
    private readonly objects: Objects,
    private readonly findings: PdfFindings,
  ) {}

  /**
   * Cleans a stream. A picture is cleaned, and adds to what was found, when it is written.
   * @throws TooComplex
   */
  clean(stream: Stream): void {
    const { objects } = this;
    const { dict } = stream;
    // The length is set when the bytes are written, and no stream takes its bytes from another file.
    for (const key of ['F', 'FFilter', 'FDecodeParms', 'DL']) dict.delete(key);
    dict.set('Length', 0);
    const kind = objects.name(dict, 'Subtype');
    if (kind === 'Form') dict.delete('Ref');
    const listed = filtersOf(dict, objects.resolve);
    const filters = listed.filter(({ name }) => name !== 'Crypt');
    if (filters.length !== listed.length) setFilters(dict, filters);
    const last = filters.at(-1);
    const isPicture = last !== undefined && pictureFilters.has(last.name);
    if (kind === 'Image') {
      const [width, height] = [objects.get(dict, 'Width'), objects.get(dict, 'Height')].map(Number);
      if ((width ?? 0) * (height ?? 0) > mostPixels) throw new TooComplex('a picture has too many pixels');
    } else if (last && !isPicture) {
      if (filters.length > 1 || stream.read().length > smallStream) objects.contents(stream);
    }
    if (isPicture) this.cleanPicture(stream, filters.slice(0, -1), last);
  }

  /** A color profile names the monitor or camera that it was made for. */
  cleanProfile(stream: Stream): void {
    const { read } = stream;
    const bytes = unpack(read(), filtersOf(stream.dict, this.objects.resolve), mostProfile);
    const clean = withoutProfileMetadata(bytes);
    if (!clean || bytes.equals(clean)) return;
    const packed = deflateSync(clean);
    setFilters(stream.dict, [{ name: 'FlateDecode', settings: null }]);
    stream.read = () => packed;
  }

  private cleanPicture(stream: Stream, before: readonly Filter[], last: Filter): void {
    if (before.length > 0) setFilters(stream.dict, [last]);
    const mediaType = mediaTypes.get(last.name);
    const { read } = stream;
    stream.read = () => {
      const bytes = unpack(read(), before, mostPicture);
      return mediaType === undefined ? bytes : this.cleanedPicture(bytes, mediaType);
    };
  }

  /** Empty where no viewer could draw it. */
  private cleanedPicture(bytes: Buffer, mediaType: string): Buffer {
    if (this.picturesRead++ < mostPicturesRead)
      for (const { place, value } of pictureMetadata(bytes, mediaType)) this.findings.metadata(place, value);
    try {
      return Buffer.from(withoutPictureMetadata(bytes, mediaType));
    } catch (error) {
      if (error instanceof BrokenPicture) return Buffer.alloc(0);
      throw error;
    }
  }
}
