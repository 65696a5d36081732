import { latin } from '../../../../formats/test/sample-pdfs.js';
import { tiff } from '../../../../formats/test/sample-pictures.js';

/** In degrees, minutes and seconds. */
const place = { latitude: [38, 34, 12.5], longitude: [92, 10, 24.25] } as const;
/** As phones write the place into a video. */
export const placeOfVideo = '+38.5703-092.1734/';

/** What would tell the place, besides the mark: the numbers in EXIF of both byte orders, and the text in a video. */
export const markedPlace: readonly Buffer[] = [
  ...[true, false].map((little) => {
    const numbers = [3800, 100, 3400, 100, 1250, 100];
    const bytes = Buffer.alloc(24);
    for (const [at, number] of numbers.entries())
      if (little) bytes.writeUInt32LE(number, at * 4);
      else bytes.writeUInt32BE(number, at * 4);
    return bytes;
  }),
  latin(placeOfVideo),
];

/** What cameras write, with the mark in every text. */
export function markedExif(mark: string, little = true): Buffer {
  return tiff({
    main: Object.fromEntries([
      ...[0x010e, 0x010f, 0x0110, 0x0131, 0x013b, 0x8298].map((tag) => [tag, mark]),
      [0x0112, 1],
    ]),
    exif: { 0xa430: mark, 0xa431: mark, 0xa435: mark },
    gps: { latitude: [...place.latitude], longitude: [...place.longitude] },
    little,
  });
}

/** A packet of XMP as programs write it. */
export const markedXmp = (mark: string) =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:CreatorTool="Writer of ${mark}"><dc:creator><rdf:Seq><rdf:li>${mark}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`;
