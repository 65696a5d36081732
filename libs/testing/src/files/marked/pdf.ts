import { latin, oldPdf, packed, pagesSaying, pdf, stream } from '../../../../formats/test/sample-pdfs.js';
import { colorProfile } from '../../../../formats/test/sample-pictures.js';
import { markedXmp } from './metadata.js';
import { markedWord } from './office.js';
import { markedJpeg } from './pictures.js';

export function markedPdf(mark: string): Buffer {
  const picture = '/Type/XObject/Subtype/Image/Width 16/Height 8/ColorSpace[/ICCBased 31 0 R]/BitsPerComponent 8';
  const pages = pagesSaying(['Minutes of the first meeting', 'Minutes of the second meeting'], {
    catalog:
      '/Metadata 20 0 R/PieceInfo 32 0 R/Names<</EmbeddedFiles<</Names[(a)22 0 R]>>>>/AF[22 0 R]/AcroForm<</Fields[26 0 R]/SigFlags 3>>',
    page: '/Annots[24 0 R 25 0 R 26 0 R 34 0 R]/Metadata 29 0 R/Thumb 33 0 R',
  });
  return pdf(
    {
      ...pages,
      10: String(pages[10]).replace('/Resources<<', '/Resources<</XObject<</Im1 30 0 R>>'),
      20: packed('/Type/Metadata/Subtype/XML', markedXmp(mark)),
      22: `<</Type/Filespec/F(${mark}.docx)/UF(${mark}.docx)/Desc(Letter of ${mark})/EF<</F 23 0 R>>>>`,
      23: packed('/Type/EmbeddedFile', markedWord(mark)),
      24: `<</Type/Annot/Subtype/Text/Rect[0 0 9 9]/T(${mark})/Contents(Why so late?)/NM(${mark}-1)/M(D:20260102)/Popup 27 0 R/AAPL:AKExtras<</x(${mark})>>>>`,
      25: `<</Type/Annot/Subtype/FileAttachment/Rect[0 0 9 9]/FS 28 0 R/Contents(${mark} notes.txt)/T(${mark})>>`,
      26: `<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature1)/Rect[0 0 9 9]/V<</Type/Sig/Filter/Adobe.PPKLite/Name(${mark})/Location(${mark})/ContactInfo(${mark})/Contents<${Buffer.from(mark).toString('hex')}>>>>>`,
      27: `<</Type/Annot/Subtype/Popup/Rect[0 0 9 9]/Parent 24 0 R/T(${mark})>>`,
      28: `<</Type/Filespec/F(${mark} notes.txt)/EF<</F 23 0 R>>>>`,
      29: stream('/Type/Metadata/Subtype/XML', markedXmp(`page of ${mark}`)),
      30: stream(`${picture}/Filter/DCTDecode/Metadata 29 0 R/OPI<</2.0<</F(${mark}.tif)>>>>`, markedJpeg(mark)),
      31: packed('/N 3', colorProfile(mark)),
      33: stream('/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8', mark),
      34: `<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(file:///C:/Users/${mark}/a.docx)>>>>`,
      40: packed('', `Kept by no page: ${mark}`),
    },
    {
      trailer: `/Info 21 0 R/ID[(${mark})(${mark})]`,
      inside: {
        21: `<</Author(${mark})/Title<${utf16(mark)}>/Creator(${mark})/School(School of ${mark})/CreationDate(D:20260102)>>`,
        32: `<</Word<</Private(${mark})>>>>`,
      },
    },
  );
}

const utf16 = (text: string) => `feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}`;

/** A PDF that was changed: what the earlier revision said is still in the file. */
export function revisedPdf(mark: string): Buffer {
  const earlier = { 30: `<</Author(${mark})>>`, 31: `(Deleted by ${mark})` };
  const file = oldPdf({ ...pagesSaying([`Draft of ${mark}`]), ...earlier }, '/Info 30 0 R');
  const start = Number(/startxref\n(\d+)/.exec(file.toString('latin1'))![1]);
  const content = 'BT /F1 14 Tf 72 700 Td (Final text) Tj ET';
  const body = `11 0 obj\n<</Length ${content.length}>>stream\n${content}\nendstream\nendobj\n`;
  const at = file.length;
  const rows = `xref\n11 1\n${String(at).padStart(10, '0')} 00000 n \n`;
  const trailer = `trailer\n<</Size 100/Root 1 0 R/Info 30 0 R/Prev ${start}>>\nstartxref\n${at + body.length}\n%%EOF\n`;
  return Buffer.concat([file, latin(body + rows + trailer)]);
}
