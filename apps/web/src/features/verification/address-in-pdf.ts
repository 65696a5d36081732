import type { PDFDocumentProxy } from 'pdfjs-dist';
import { openPdf } from '../../ui/viewers/pdf-document';

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const badgeAddress = new RegExp(`https?://[\\w.:/%~-]+?/(?:badges|credentials)/${uuid}`);
/** A certificate has its address on the first page. */
const mostPages = 3;

/** The badge's address that a certificate prints, or null. The file never leaves the browser. */
export async function addressInPdf(file: File): Promise<string | null> {
  const { opened, close } = openPdf(new Uint8Array(await file.arrayBuffer()));
  try {
    return await addressIn(await opened);
  } catch {
    return null; // not a PDF that can be read
  } finally {
    close();
  }
}

async function addressIn(pdf: PDFDocumentProxy): Promise<string | null> {
  for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    const text = items.map((item) => ('str' in item ? item.str : '')).join('');
    const found = badgeAddress.exec(text.replace(/\s/g, '')); // a long address breaks over two lines
    if (found !== null) return found[0];
  }
  return null;
}
