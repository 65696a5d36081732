import { Findings } from '../findings.js';

/** A document has the metadata of its pictures too. */
const mostTexts = 500;

/** What was found in a PDF: what its blind copy does not have, and the texts beside its pages. */
export class PdfFindings extends Findings {
  readonly notes: { page: number | null; text: string }[] = [];

  constructor() {
    super(mostTexts);
  }

  /** Keeps the text of a note, link, field or outline. */
  note(page: number | null, text: string): void {
    const trimmed = text.trim();
    if (trimmed) this.notes.push({ page, text: trimmed });
  }
}
