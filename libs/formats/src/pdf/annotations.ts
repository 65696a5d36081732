import type { People } from '../people.js';
import type { Actions } from './actions.js';
import { annotationKeys, keepOnly } from './allowed-keys.js';
import type { Attachments } from './attachments.js';
import type { Objects } from './objects.js';
import type { PdfFindings } from './pdf-findings.js';
import { textOfRichText } from './rich-text.js';
import { removeSignature } from './signatures.js';
import { type Dict, Stream, textOf, TooComplex, utf16 } from './values.js';

/** Viewers take minutes to draw more. */
const mostAnnotations = 20_000;
/** The formatted text of one note, in bytes. */
const mostRichText = 1_000_000;

/** Cleans notes, links and the fields on pages. What they say stays, and their authors have numbers. */
export class Annotations {
  private readonly cleaned = new Set<Dict>();

  constructor(
    private readonly objects: Objects,
    private readonly findings: PdfFindings,
    private readonly people: People,
    private readonly actions: Actions,
    private readonly attachments: Attachments,
  ) {}

  /**
   * Cleans a note that a page lists, or null that none does. Returns whether it may stay. Pages may share one.
   * @throws TooComplex
   */
  clean(annotation: Dict, page: number | null): boolean {
    if (this.cleaned.has(annotation)) return true;
    const { objects, findings } = this;
    const kind = objects.name(annotation, 'Subtype');
    if (kind === 'FileAttachment') {
      this.attachments.note(annotation.get('FS') ?? null);
      findings.metadata('Note, author', textOf(objects.get(annotation, 'T')));
      return false;
    }
    this.cleaned.add(annotation);
    if (this.cleaned.size > mostAnnotations) throw new TooComplex('too many annotations');
    this.attachments.noteAssets(annotation);
    this.actions.noteScriptsOfEvents(annotation);
    if (kind !== 'Widget') this.cleanNote(annotation, kind);
    else if (objects.name(annotation, 'FT') === 'Sig') removeSignature(annotation, objects, findings);
    // "Accepted, set by" somebody: viewers write this sentence themselves.
    if (annotation.has('StateModel')) annotation.delete('Contents');
    keepOnly(annotation, annotationKeys);
    this.read(annotation, page);
    return true;
  }

  private cleanNote(note: Dict, kind: string | undefined): void {
    const author = textOf(this.objects.get(note, 'T'));
    const instead = kind === 'Popup' ? '' : this.people.author(author);
    if (instead) {
      this.findings.metadata('Note, author', author);
      note.set('T', Buffer.from(instead));
    } else note.delete('T');
    this.keepRichText(note);
  }

  /** Formatted text names the program that made it, so the words of a note stay and their formatting goes. */
  private keepRichText(note: Dict): void {
    const { objects } = this;
    if (textOf(objects.get(note, 'Contents'))) return;
    const rich = objects.get(note, 'RC');
    const source = rich instanceof Stream ? objects.contents(rich, mostRichText).toString('utf8') : textOf(rich);
    const text = textOfRichText(source);
    if (text) note.set('Contents', utf16(text));
  }

  private read(annotation: Dict, page: number | null): void {
    const { objects, findings } = this;
    for (const key of ['Contents', 'Subj']) findings.note(page, textOf(objects.get(annotation, key)));
    const action = objects.dict(annotation, 'A');
    if (action && !this.actions.isForbidden(action)) findings.note(page, textOf(objects.get(action, 'URI')));
  }

  /** Whether this was cleaned already. */
  has(annotation: Dict): boolean {
    return this.cleaned.has(annotation);
  }
}
