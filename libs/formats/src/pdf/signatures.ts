import type { Objects } from './objects.js';
import type { PdfFindings } from './pdf-findings.js';
import { type Dict, textOf } from './values.js';

const signaturePlaces = [
  ['Name', 'Signature, name'],
  ['Location', 'Signature, place'],
  ['Reason', 'Signature, reason'],
  ['ContactInfo', 'Signature, contact'],
] as const;

/** Empties a field for a signature. The certificate names who signed, and so does what is drawn for it. */
export function removeSignature(field: Dict, objects: Objects, findings: PdfFindings): void {
  const signature = objects.dict(field, 'V');
  for (const [key, place] of signaturePlaces) findings.metadata(place, textOf(objects.get(signature, key)));
  for (const key of ['V', 'DV', 'Lock', 'SV', 'AP', 'AS', 'MK']) field.delete(key);
}
