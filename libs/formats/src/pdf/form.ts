import type { Actions } from './actions.js';
import { annotationKeys, keepOnly } from './allowed-keys.js';
import type { Objects } from './objects.js';
import type { PdfFindings } from './pdf-findings.js';
import { removeSignature } from './signatures.js';
import { type Dict, dictOf, textOf, type Value } from './values.js';

/** Cleans a form and its fields. What was filled in stays; signatures, scripts and XFA go. */
export function cleanForm(form: Dict, objects: Objects, findings: PdfFindings, actions: Actions): void {
  for (const key of ['XFA', 'SigFlags', 'CO']) form.delete(key);
  const seen = new Set<Dict>();
  const waiting: { field: Value; kind?: string }[] = objects.array(form, 'Fields').map((field) => ({ field }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const field = dictOf(objects.resolve(next.field));
    if (!field || seen.has(field)) continue;
    seen.add(field);
    // Fields inherit their kind.
    const kind = objects.name(field, 'FT') ?? next.kind;
    actions.noteScriptsOfEvents(field);
    if (kind === 'Sig') removeSignature(field, objects, findings);
    else for (const value of valuesOf(field, objects)) findings.note(null, textOf(objects.resolve(value)));
    keepOnly(field, annotationKeys);
    for (const child of objects.array(field, 'Kids')) waiting.push({ field: child, kind });
  }
}

function valuesOf(field: Dict, objects: Objects): Value[] {
  const value = objects.get(field, 'V');
  return Array.isArray(value) ? value : [value];
}
