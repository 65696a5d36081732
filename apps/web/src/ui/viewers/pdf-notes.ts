import type { PDFPageProxy } from 'pdfjs-dist';

/** A note that somebody put on a page. */
export interface PdfNote {
  id: string;
  kind: string;
  text: string;
  /** As the copy has it; usually empty. */
  author: string;
  /** Its upper left corner, in percent of the page. Null for a reply, which is where the first note is. */
  place: { left: number; top: number } | null;
}

const kinds: Readonly<Record<string, string>> = {
  Text: 'Comment',
  FreeText: 'Text box',
  Highlight: 'Highlight',
  Underline: 'Underline',
  Squiggly: 'Underline',
  StrikeOut: 'Strikethrough',
  Stamp: 'Stamp',
  Caret: 'Insertion',
  Ink: 'Drawing',
  Square: 'Shape',
  Circle: 'Shape',
  Line: 'Line',
  Polygon: 'Shape',
  PolyLine: 'Line',
};

/** What pdf.js says about an annotation. It does not describe its type. */
interface Annotation {
  id: string;
  subtype: string;
  rect: [number, number, number, number];
  contentsObj?: { str: string };
  titleObj?: { str: string };
  richText?: { str: string } | null;
  inReplyTo?: string | null;
  /** Set where the note only says that a person accepted or read another. */
  stateModel?: string;
}

/** The notes of a page that have text, from top to bottom. Links and fields of forms are not notes. */
export async function notesOf(page: PDFPageProxy): Promise<PdfNote[]> {
  const viewport = page.getViewport({ scale: 1 });
  const annotations = (await page.getAnnotations({ intent: 'display' })) as Annotation[];
  return annotations
    .filter(({ subtype, stateModel }) => Object.hasOwn(kinds, subtype) && !stateModel)
    .map(({ id, subtype, rect, contentsObj, richText, titleObj, inReplyTo }) => {
      const [x1, y1, x2, y2] = viewport.convertToViewportRectangle(rect) as Annotation['rect'];
      return {
        id,
        kind: inReplyTo ? 'Reply' : kinds[subtype]!,
        text: (contentsObj?.str || richText?.str || '').trim(),
        author: titleObj?.str.trim() ?? '',
        top: (100 * Math.min(y1, y2)) / viewport.height,
        place: inReplyTo
          ? null
          : { left: (100 * Math.min(x1, x2)) / viewport.width, top: (100 * Math.min(y1, y2)) / viewport.height },
      };
    })
    .filter(({ text }) => text !== '')
    .toSorted((a, b) => a.top - b.top)
    .map(({ id, kind, text, author, place }) => ({ id, kind, text, author, place }));
}
