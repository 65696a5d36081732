import type { Dict } from './values.js';

const keys = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

// Only what viewers need stays in these dictionaries. Programs add keys of their own to them, some with names.
export const catalogKeys = keys(`
  Type Version Extensions Pages PageLabels Names Dests ViewerPreferences PageLayout PageMode Outlines AcroForm
  StructTreeRoot MarkInfo Lang OutputIntents OCProperties
`);

export const pageKeys = keys(`
  Type Parent Resources MediaBox CropBox BleedBox TrimBox ArtBox Contents Rotate Group Dur Trans Annots StructParents PZ
  Tabs UserUnit
`);

/** Of notes, links and the fields of forms. */
export const annotationKeys = keys(`
  Type Subtype Rect Contents P F AP AS Border C StructParent OC Lang BM ca CA T Popup IRT Subj RT IT State StateModel
  Open Name A Dest H QuadPoints BS BE RD DA Q DS CL LE L IC LL LLE Cap LLO CP CO Vertices Path InkList Sy MK Parent
  FT Kids TU TM Ff V DV MaxLen Opt TI I DR RO OverlayText Repeat FixedPrint Rotate
`);

/** Never needed to show a document, in any dictionary. */
export const removedKeys = keys(`
  Metadata PieceInfo LastModified AF OPI Thumb AA EF RF CreatorInfo Measure PtData XFA JS ADBE_FileSize
`);

/** Removes what is not allowed, or is nothing. */
export function keepOnly(dict: Dict, allowed: ReadonlySet<string>): void {
  for (const [key, value] of dict) if (!allowed.has(key) || value === null) dict.delete(key);
}
