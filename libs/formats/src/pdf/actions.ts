import type { Objects } from './objects.js';
import type { PdfFindings } from './pdf-findings.js';
import { type Dict, dictOf, textOf, type Value } from './values.js';

/** Actions that leave the document alone. */
const harmless = new Set(['GoTo', 'URI', 'Named', 'SetOCGState', 'Hide', 'ResetForm', 'Trans', 'GoToDp']);
const scripts = new Set(['JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'Rendition', 'RichMediaExecute']);
const others = new Set(['GoToR', 'GoToE', 'Thread', 'Sound', 'Movie', 'GoTo3DView']);
const localFile = /^\s*(file:|\\\\|[a-z]:\\)/i;

/** Tells which actions of a document may stay, and notes that it has scripts. */
export class Actions {
  constructor(
    private readonly objects: Objects,
    private readonly findings: PdfFindings,
  ) {}

  /** Whether this is an action that may not stay: it runs something, or leads to a file on the author's computer. */
  isForbidden(dict: Dict): boolean {
    const action = this.objects.name(dict, 'S');
    if (!action || dict.has('K') || this.objects.name(dict, 'Type') === 'StructElem') return false;
    if (action === 'URI') return localFile.test(textOf(this.objects.get(dict, 'URI')));
    if (harmless.has(action)) return false;
    if (!scripts.has(action)) return others.has(action);
    this.findings.scriptsRemoved();
    return true;
  }

  /** Notes the scripts among these actions. */
  noteScripts(actions: Iterable<Value>): void {
    for (const action of actions) {
      const dict = dictOf(this.objects.resolve(action));
      if (dict) this.isForbidden(dict);
    }
  }

  /** Notes the scripts that run when something happens to a page, a note or a field. */
  noteScriptsOfEvents(holder: Dict): void {
    this.noteScripts(this.objects.dict(holder, 'AA')?.values() ?? []);
  }
}
