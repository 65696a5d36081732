import { Writable } from 'node:stream';
import { once } from 'node:events';
import { deflateSync } from 'node:zlib';
import PDFDocument from 'pdfkit';
import {
  excelType,
  ooxml,
  paragraph,
  relationships,
  wordFile,
  wordType,
  xml,
} from '../../../formats/test/office-files.js';
import { box, movie, type SampleTrack, wav, wavFormat } from '../../../formats/test/sample-media.js';
import { latin, oldPdf, pagesSaying, pdf, stream } from '../../../formats/test/sample-pdfs.js';
import { exifSegment, heic, jpeg, png, riffChunk, tiff } from '../../../formats/test/sample-pictures.js';

/** A file as somebody uploads it. */
export interface FileOfPeople {
  name: string;
  /** As the browser declares it. */
  contentType: string;
  content: Buffer;
}

const picture: SampleTrack = { handler: 'vide', codec: 'avc1', samples: ['PICTURE1', 'PICTURE2'] };
const sound: SampleTrack = { handler: 'soun', codec: 'mp4a', samples: ['SOUND1', 'SOUND2'] };

/** The situations in which files of people are: what names somebody in them is the mark. */
export async function filesOfPeople(mark: string) {
  const plain = pagesSaying(['The plan of our year', 'And of the next']);
  const whole = oldPdf({ ...plain, 30: `<</Author(${mark})/Title(Plan of ${mark})>>` }, '/Info 30 0 R');
  const change = `w:author="${mark}" w:date="2026-01-02T03:04:05Z"`;
  const word = wordFile(
    `${paragraph('Our reading plan')}<w:p><w:ins w:id="1" ${change}><w:r><w:t>was added</w:t></w:r></w:ins></w:p>`,
    {
      'word/_rels/document.xml.rels': relationships(['comments', 'comments.xml']),
      'word/comments.xml': xml(
        'w:comments',
        `<w:comment w:id="0" w:author="${mark}" w:initials="ZQ">${paragraph('Is this enough?')}</w:comment>`,
      ),
    },
  );
  const workbook = ooxml({
    'xl/workbook.xml': xml('x:workbook', '<x:sheets><x:sheet name="Scores" sheetId="1" r:id="rId1"/></x:sheets>'),
    'xl/_rels/workbook.xml.rels': relationships(['worksheet', 'worksheets/sheet1.xml']),
    'xl/worksheets/sheet1.xml': xml(
      'x:worksheet',
      `<x:sheetData>${'<x:row><x:c><x:v>71</x:v></x:c></x:row>'.repeat(500)}</x:sheetData>`,
    ),
  });
  const attached = {
    20: '<</Type/Filespec/F(plan.docx)/EF<</F 21 0 R>>>>',
    21: stream('/Type/EmbeddedFile', 'plan'),
  };
  const names = '/Names<</EmbeddedFiles<</Names[(a)20 0 R]>>>>';
  const waiting =
    'Please wait... If this message is not eventually replaced, your viewer may not be able to display it.';
  const camera = tiff({
    main: { 0x010f: mark, 0x0112: 6, 0x013b: mark },
    gps: { latitude: [38, 34, 12.5], longitude: [92, 10, 24.25] },
  });
  const file = (name: string, contentType: string, content: Uint8Array): FileOfPeople => ({
    name,
    contentType,
    content: Buffer.from(content),
  });
  const pdfFile = (name: string, content: Uint8Array) => file(`${name}.pdf`, 'application/pdf', content);
  return {
    author: pdfFile('author', whole),
    identity: file('identity.docx', wordType, word),
    gps: file('gps.jpg', 'image/jpeg', jpeg([exifSegment(camera)])),
    password: pdfFile('password', await protectedPdf('secret')),
    ownerPassword: pdfFile('owner', await protectedPdf()),
    head: pdfFile('head', whole.subarray(0, 60)),
    half: pdfFile('half', whole.subarray(0, whole.length / 2)),
    newlineBefore: pdfFile('newline', Buffer.concat([latin('\r\n'), whole])),
    xfa: pdfFile(
      'xfa',
      pdf({
        ...pagesSaying([waiting], { catalog: '/NeedsRendering true/AcroForm<</Fields[]/XFA 20 0 R>>' }),
        20: stream('', '<xdp/>'),
      }),
    ),
    portfolio: pdfFile(
      'portfolio',
      pdf({ ...pagesSaying(['Welcome'], { catalog: `/Collection<</Type/Collection>>${names}` }), ...attached }),
    ),
    tall: pdfFile(
      'tall',
      pdf({
        ...pagesSaying(['A long page']),
        10: '<</Type/Page/Parent 2 0 R/MediaBox[0 0 390 14000]/Resources<</Font<</F1 3 0 R>>>>/Contents 11 0 R>>',
      }),
    ),
    hevc: file(
      'IMG_0001.mov',
      'video/quicktime',
      movie({ tracks: [{ ...picture, codec: 'hvc1' }, sound], brand: 'qt  ' }),
    ),
    m4v: file('camera.m4v', 'video/x-m4v', movie({ tracks: [picture, sound], brand: 'M4V ' })),
    qtBrand: file('film.mp4', 'video/mp4', movie({ tracks: [picture, sound], brand: 'qt  ' })),
    noMoov: file(
      'stopped.mp4',
      'video/mp4',
      Buffer.concat([movie({ tracks: [picture], brand: 'isom' }).subarray(0, 20), box('mdat', Buffer.alloc(500, 7))]),
    ),
    jpegNamedPng: file('board.png', 'image/png', jpeg()),
    heic: file('photo.heic', 'image/heic', heic({ exif: camera })),
    brokenHeic: file('broken.heic', 'image/heic', heic().subarray(0, 200)),
    manyPixels: file('poster.png', 'image/png', png([], { width: 50_000, height: 50_000 })),
    silence: file('empty.wav', 'audio/wav', wav(wavFormat(), riffChunk('data', Buffer.alloc(0)))),
    lockedWord: file('locked.docx', wordType, lockedOffice()),
    lockedExcel: file('locked.xlsx', excelType, lockedOffice()),
    halfWorkbook: file('half.xlsx', excelType, workbook.subarray(0, workbook.length / 2)),
    captions: file('captions.vtt', 'text/vtt', Buffer.from('WEBVTT\n\n00:01.000 --> 00:02.000\nGood morning.\n')),
  };
}

/** A PDF with a password for its owner, and one for every reader if given. */
async function protectedPdf(userPassword?: string): Promise<Buffer> {
  const document = new PDFDocument({ pdfVersion: '1.7ext3', ownerPassword: 'owner', userPassword });
  const parts: Buffer[] = [];
  const sink = new Writable({ write: (part: Buffer, _, done) => (parts.push(part), done()) });
  document.pipe(sink);
  document.text('Protected text').end();
  await once(sink, 'finish');
  return Buffer.concat(parts);
}

/** What Office writes when somebody gives a document a password: a compound file with an encrypted package. */
function lockedOffice(): Buffer {
  const file = Buffer.alloc(512 * 10, deflateSync('noise').subarray(2, 6));
  file.fill(0, 0, 512 * 4);
  file.write('d0cf11e0a1b11ae1', 0, 'hex');
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48); // the directory is in sector 1
  file.writeUInt32LE(0, 76); // the table of sectors is sector 0
  file.writeUInt32LE(0xfffffffe, 512 + 4);
  for (const [place, name] of ['Root Entry', 'EncryptionInfo', 'EncryptedPackage'].entries()) {
    const entry = 512 * 2 + place * 128;
    file.write(name, entry, 'utf16le');
    file.writeUInt16LE((name.length + 1) * 2, entry + 64);
  }
  return file;
}
