import type { Findings } from '../findings.js';
import { isActiveFormula } from './formulas.js';
import { isPath, mayStay } from './links.js';
import type { People } from '../people.js';
import { attributeOf, type Fate, type XmlAttribute, type XmlElement, type XmlRules } from './rewrite-xml.js';

export interface DocumentContext {
  people: People;
  findings: Findings;
  /** The new name of a file of the package, or null when the blind copy does not have it. */
  newName(href: string): string | null;
}

const dropped = new Set([
  'dc:date',
  'meta:date-string',
  'draw:applet',
  'draw:floating-frame',
  'office:binary-data',
  'office:dde-source',
  'table:dde-links',
  'table:table-source',
  'table:cell-range-source',
  'table:database-source-sql',
  'table:database-source-table',
  'table:database-source-query',
  'text:alphabetical-index-auto-mark-file',
  'text:dde-connection-decls',
  'text:section-source',
  'form:connection-resource',
]);

const scripts = new Set([
  'office:scripts',
  'office:event-listeners',
  'script:event-listener',
  'presentation:event-listener',
  'text:script',
]);

/** Fields that show a person, a file or a date of the document. Their words stay, and no program fills them again. */
const fields = new Set(
  [
    'author-initials',
    'author-name',
    'creation-date',
    'creation-time',
    'creator',
    'dde-connection',
    'description',
    'editing-cycles',
    'editing-duration',
    'file-name',
    'initial-creator',
    'keywords',
    'modification-date',
    'modification-time',
    'print-date',
    'print-time',
    'printed-by',
    'subject',
    'template-name',
    'title',
    'user-defined',
  ].map((name) => `text:${name}`),
);

/** Without a date, programs show the deleted words of a tracked change as if they were text. */
const noDate = '1980-01-01T00:00:00';

/** What is drawn, in distinction from what others refer to by its name: slides, layers, gradients. */
const drawn = new Set(
  [
    'frame',
    'custom-shape',
    'rect',
    'line',
    'polyline',
    'polygon',
    'regular-polygon',
    'path',
    'circle',
    'ellipse',
    'connector',
    'caption',
    'measure',
    'g',
    'control',
    'page-thumbnail',
  ].map((name) => `draw:${name}`),
);

/** Takes out of the content or the styles of an OpenDocument file what names a person, and what runs or loads. */
export class OdfRules implements XmlRules {
  private creator = '';

  constructor(private readonly context: DocumentContext) {}

  open(element: XmlElement): Fate {
    const { key } = element;
    if (scripts.has(key)) {
      // An empty list of scripts is in every file.
      if (key !== 'office:scripts' && key !== 'office:event-listeners') this.context.findings.scriptsRemoved();
      return key === 'office:scripts' ? 'drop' : key === 'office:event-listeners' ? 'unwrap' : 'drop';
    }
    if (dropped.has(key) && !isDateOfChange(element)) return 'drop';
    if (fields.has(key) || key.startsWith('text:sender-') || key.startsWith('text:database-')) return 'unwrap';
    if (key === 'table:table' && isLinked(attributeOf(element, 'name', 'table'))) return 'drop';
    const href = element.attributes.find(({ local, space }) => local === 'href' && space === 'xlink');
    if (href !== undefined) {
      const fate = this.followed(element, href);
      if (fate !== 'keep') return fate;
    }
    element.attributes = element.attributes.filter((attribute) => this.stays(attribute, key));
    return 'keep';
  }

  text(text: string, { key, parent }: XmlElement): string {
    const { people, findings } = this.context;
    if (key === 'dc:creator') {
      this.creator = text;
      const name = people.author(text);
      const place = parent?.local === 'annotation' ? 'Comment, author' : 'Tracked change, author';
      if (name !== text) findings.metadata(place, text);
      return name;
    }
    if (key === 'dc:date') return noDate;
    if (key === 'meta:creator-initials' || key === 'loext:sender-initials') return people.initials(this.creator);
    return text;
  }

  private followed({ key }: XmlElement, href: XmlAttribute): Fate {
    const { findings, newName } = this.context;
    if (key === 'text:a' || key === 'draw:a' || key === 'form:form' || key === 'form:button') {
      if (mayStay(href.value)) return 'keep';
      findings.metadata('Link to a file', href.value);
      if (key.startsWith('form:')) {
        href.value = '';
        return 'keep';
      }
      return 'unwrap';
    }
    // A place in the same document, or the document in which a chart is.
    if (/^(?:#.*|\.\.\/?|)$/s.test(href.value)) return 'keep';
    const name = newName(href.value);
    if (name === null) {
      if (!href.value.startsWith('./') && !href.value.startsWith('Pictures/'))
        findings.metadata('Linked file', href.value);
      return 'drop';
    }
    href.value = name;
    return 'keep';
  }

  private stays({ local, space, value }: XmlAttribute, key: string): boolean {
    if (space === 'officeooo' && local.endsWith('rsid')) return false;
    if (space === 'office' && /^(?:author|create-date|chg-author|chg-date-time)$/.test(local)) return false;
    if (space === 'table' && local === 'formula') return !isActiveFormula(value);
    // The name of a frame is often that of the file from which the picture came. Nobody sees it.
    if (space === 'draw' && local === 'name')
      return !drawn.has(key) && !/\.[a-z0-9]{2,5}$/i.test(value) && !isPath(value);
    return true;
  }
}

function isDateOfChange({ key, parent }: XmlElement): boolean {
  return key === 'dc:date' && parent?.key === 'office:change-info';
}

/** Calc keeps a copy of each sheet of another workbook that a formula refers to. */
function isLinked(name: string | null): boolean {
  return name !== null && /^'?(?:file|https?):/i.test(name);
}

/** The only settings with free text that a blind copy has. The others name printers, folders and databases. */
const textSettings = new Set(['ActiveTable', 'ViewId']);

/** Takes out of the settings what names a printer, a folder, a database or a session of work. */
export class OdfSettingsRules implements XmlRules {
  constructor(private readonly findings: Findings) {}

  private printer = false;

  open(element: XmlElement): Fate {
    if (element.key !== 'config:config-item') return 'keep';
    const name = attributeOf(element, 'name', 'config') ?? '';
    const type = attributeOf(element, 'type', 'config');
    if (/rsid/i.test(name) || type === 'base64Binary') return 'drop';
    this.printer = name === 'PrinterName';
    return type === 'string' && !textSettings.has(name) && !this.printer ? 'drop' : 'keep';
  }

  text(text: string, { key }: XmlElement): string {
    if (!this.printer || key !== 'config:config-item') return text;
    this.findings.metadata('Printer', text);
    return '';
  }

  close(): void {
    this.printer = false;
  }
}
