import { deflateSync } from 'node:zlib';
import { latin } from '../../../../formats/test/sample-pdfs.js';
import {
  colorProfile,
  exifSegment,
  gif,
  gifExtension,
  iptcSegment,
  jpeg,
  jpegSegment,
  png,
  pngChunk,
  profileSegments,
  riffChunk,
  webp,
  webpHeader,
  webpPixels,
  xmpSegment,
} from '../../../../formats/test/sample-pictures.js';
import { markedExif, markedXmp } from './metadata.js';

export function markedJpeg(mark: string): Buffer {
  return jpeg(
    [
      exifSegment(markedExif(mark)),
      exifSegment(markedExif(mark, false)),
      xmpSegment(markedXmp(mark)),
      iptcSegment({ 80: mark, 116: mark, 120: mark }),
      jpegSegment(0xfe, latin(`Taken by ${mark}`)),
      jpegSegment(0xe2, latin(`MPF\0${mark}`)),
      jpegSegment(0xec, latin(`Ducky${mark}`)),
      ...profileSegments(colorProfile(mark)),
    ],
    Buffer.concat([jpeg([exifSegment(markedExif(mark))]), latin(mark)]),
  );
}

export function markedPng(mark: string): Buffer {
  return png(
    [
      pngChunk('iCCP', Buffer.concat([latin(`${mark.slice(0, 79)}\0\0`), deflateSync(colorProfile(mark))])),
      pngChunk('tEXt', latin(`Author\0${mark}`)),
      pngChunk('zTXt', Buffer.concat([latin('Comment\0\0'), deflateSync(latin(mark))])),
      pngChunk('iTXt', latin(`XML:com.adobe.xmp\0\0\0\0\0${markedXmp(mark)}`)),
      pngChunk('eXIf', markedExif(mark)),
      pngChunk('prVt', latin(mark)),
    ],
    { trailer: latin(mark) },
  );
}

export function markedWebp(mark: string): Buffer {
  return webp(
    [
      webpHeader(0x2c),
      riffChunk('ICCP', colorProfile(mark)),
      webpPixels,
      riffChunk('EXIF', markedExif(mark)),
      riffChunk('XMP ', latin(markedXmp(mark))),
      riffChunk('MARK', latin(mark)),
    ],
    latin(mark),
  );
}

export function markedGif(mark: string): Buffer {
  return gif(
    [gifExtension(0xfe, latin(mark)), gifExtension(0xff, latin('XMP DataXMP'), latin(markedXmp(mark).slice(0, 200)))],
    latin(mark),
  );
}
