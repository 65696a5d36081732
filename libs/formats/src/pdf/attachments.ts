import { places } from '../metadata-places.js';
import type { Objects } from './objects.js';
import type { PdfFindings } from './pdf-findings.js';
import { type Dict, dictOf, textOf, type Value } from './values.js';

/** Names the files that are attached to a document, a page or a note. */
export class Attachments {
  constructor(
    private readonly objects: Objects,
    private readonly findings: PdfFindings,
  ) {}

  /** Notes a file by its specification, or by its bare name. */
  note(file: Value): void {
    const { objects, findings } = this;
    const found = objects.resolve(file);
    const dict = dictOf(found);
    const description = textOf(objects.get(dict, 'Desc'));
    const name = textOf(found) || textOf(objects.get(dict, 'UF')) || textOf(objects.get(dict, 'F')) || description;
    if (!dict && !name) return;
    findings.attachmentRemoved(name || 'Attached file');
    findings.metadata(places.file, name);
    findings.metadata('Attached file, description', description);
  }

  /** Notes the files that belong to a dictionary of any kind (PDF 2.0). */
  noteAssociated(holder: Dict): void {
    for (const file of this.objects.array(holder, 'AF')) this.note(file);
  }

  /** Notes the files in the document's tree of names. */
  noteListed(tree: Value): void {
    for (const { value } of this.objects.namesIn(tree)) this.note(value);
  }

  /** Notes the parts of a 3D model or a video, which have names of files. */
  noteAssets(annotation: Dict): void {
    const { objects } = this;
    for (const { name, value } of objects.namesIn(
      objects.get(objects.dict(annotation, 'RichMediaContent'), 'Assets'),
    )) {
      this.note(value);
      this.findings.metadata(places.file, name);
    }
  }
}
