import type { Findings } from '../findings.js';
import type { OoxmlPackage, Relationship } from './ooxml-package.js';
import { attributeOf, readXml } from './rewrite-xml.js';

const places: Readonly<Record<string, string>> = {
  creator: 'Author',
  lastModifiedBy: 'Last editor',
  title: 'Title',
  subject: 'Subject',
  description: 'Comments',
  keywords: 'Keywords',
  category: 'Category',
  identifier: 'Identifier',
  contentStatus: 'Status',
  Company: 'Company',
  Manager: 'Manager',
  Template: 'Template',
  HyperlinkBase: 'Folder of links',
};

const kinds = new Set(['core-properties', 'extended-properties', 'custom-properties']);

/** Notes the properties of a file: author, title, company and whatever its program or its school added. */
export function noteProperties(file: OoxmlPackage, root: readonly Relationship[], findings: Findings): void {
  for (const { kind, part } of root) {
    if (!kinds.has(kind) || part === null) continue;
    let name = '';
    try {
      readXml(file.content(part), {
        open: (element) => {
          if (element.key === 'op:property') name = attributeOf(element, 'name') ?? '';
          return 'keep';
        },
        text: (text, { local, parent }) => {
          const place = kind === 'custom-properties' ? `Property "${name}"` : places[local];
          if (parent !== null && place !== undefined) findings.metadata(place, text);
          return text;
        },
      });
    } catch {
      // Properties that cannot be read are not in the blind copy, and hide nothing from a reader.
    }
  }
}
