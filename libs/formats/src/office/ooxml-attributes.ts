import type { Findings } from '../findings.js';
import { isPath } from './links.js';
import type { Relationship } from './ooxml-package.js';
import type { People } from '../people.js';
import { attributeOf, type XmlAttribute, type XmlElement } from './rewrite-xml.js';

/** What the rules need to know of a part. */
export interface PartContext {
  kind: string;
  /** The relationships that lead to nothing in the blind copy, by their ids. */
  removed: ReadonlyMap<string, Relationship>;
  people: People;
  findings: Findings;
}

/** Office needs a date here, and this one says nothing. */
const noDate = '2000-01-01T00:00:00.000';
const isFileName = /\.[a-z0-9]{2,5}$/i;
/** No attribute can have it, so it can mark those that go. */
const removedValue = '\0';

/** Takes names of people, places and devices out of the attributes of an Office Open XML part. */
export class OoxmlAttributes {
  /** The person whom the element names, before the name is replaced. */
  private nameInElement = '';
  private connections = 0;

  constructor(private readonly context: PartContext) {}

  clean(element: XmlElement): void {
    if (element.attributes.length === 0) return;
    if (element.key === 'x:connection') return this.cleanConnection(element);
    if (element.key === 'x:dbPr') {
      element.attributes = [{ name: 'connection', local: 'connection', space: '', value: '' }];
      return;
    }
    this.nameInElement = nameIn(element);
    let removes = false;
    for (const attribute of element.attributes) {
      const value = this.valueOf(attribute, element);
      if (value === null) removes = true;
      attribute.value = value ?? removedValue;
    }
    if (removes) element.attributes = element.attributes.filter(({ value }) => value !== removedValue);
  }

  /** The value that an attribute has in the blind copy, or null for none. */
  private valueOf(attribute: XmlAttribute, element: XmlElement): string | null {
    const { local, space, value } = attribute;
    switch (space) {
      case '':
        return this.plainValueOf(attribute, element);
      case 'w':
        return this.wordValueOf(attribute, element);
      case 'w14':
        if (local !== 'paraId' && local !== 'textId') return value;
        return local === 'paraId' && this.context.kind === 'comments' ? this.paragraph(value) : null;
      case 'w15':
        return local === 'paraId' || local === 'paraIdParent' ? this.paragraph(value) : value;
      case 'w16du':
        return null;
      case 'o':
        return local === 'title' || local === 'href' ? this.removed('Picture, title', value) : value;
      default:
        if (local === 'uid' && space.includes('/spreadsheetml/')) return null;
        if ((local === 'anchorId' || local === 'editId') && space.includes('/wordprocessingDrawing')) return null;
        return value;
    }
  }

  private wordValueOf({ local, value }: XmlAttribute, element: XmlElement): string | null {
    const { people } = this.context;
    if (local.startsWith('rsid')) return null;
    switch (local) {
      case 'author':
        return this.author(element.key === 'w:comment' ? 'Comment, author' : 'Tracked change, author', value);
      case 'initials':
        return people.initials(this.nameInElement);
      case 'date':
        return attributeOf(element, 'author', 'w') === null ? value : null;
      default:
        return value;
    }
  }

  private plainValueOf(attribute: XmlAttribute, element: XmlElement): string | null {
    const { local, value } = attribute;
    const { people } = this.context;
    switch (`${element.key}@${local}`) {
      case 'p:cmAuthor@name':
      case 'p188:author@name':
      case 'xltc:person@displayName':
        return this.author('Comment, author', value);
      case 'p:cmAuthor@initials':
      case 'p188:author@initials':
        return people.initials(this.nameInElement);
      case 'p188:author@userId':
      case 'xltc:person@userId':
        return this.removedFor('Account', value, people.author(this.nameInElement));
      case 'p188:author@providerId':
      case 'xltc:person@providerId':
        return 'None';
      case 'p188:author@id':
      case 'xltc:person@id':
      case 'xltc:threadedComment@personId':
        return people.id(value);
      case 'p:cm@dt':
      case 'x:comment@guid':
      case 'x:workbookPr@codeName':
      case 'x:sheetPr@codeName':
      case 'x:fileVersion@codeName':
      case 'x:pivotCacheDefinition@refreshedDate':
      case 'x:pivotCacheDefinition@refreshedDateIso':
        return null;
      case 'x:pivotCacheDefinition@refreshedBy':
        return this.removed('Last editor', value);
      case 'xltc:threadedComment@dT':
        return noDate;
      case 'a:theme@name':
        return this.removedFor('Theme', value, 'Theme');
      case 'a:clrScheme@name':
      case 'a:fontScheme@name':
      case 'a:fmtScheme@name':
        return 'Theme';
      case 'v:imagedata@src':
        return this.removed('Picture, file', value);
      default:
        return this.otherValueOf(attribute, element);
    }
  }

  private otherValueOf({ local, value }: XmlAttribute, element: XmlElement): string | null {
    const modern = element.space === 'p188' || element.space.includes('/powerpoint/');
    switch (local) {
      case 'authorId':
        return modern && value.startsWith('{') ? this.context.people.id(value) : value;
      case 'created':
      case 'time':
        return modern ? noDate : value;
      case 'timeZoneBias':
        return modern ? null : value;
      case 'name':
        return this.objectName(value, element);
      case 'descr':
      case 'title':
      case 'alt':
        return isPath(value) ? this.removed('Picture, file', value) : value;
      default:
        return value;
    }
  }

  /**
   * Pictures often have the name of the file from which they came, and other objects what somebody called them. Nobody
   * sees it, but everybody can read it.
   */
  private objectName(value: string, element: XmlElement): string {
    if ((element.local !== 'cNvPr' && element.local !== 'docPr') || value === '') return value;
    if (element.parent?.local !== 'nvPicPr' && !isFileName.test(value))
      return `Object ${attributeOf(element, 'id') ?? ''}`;
    return this.removedFor('Picture, file', value, `Picture ${attributeOf(element, 'id') ?? ''}`);
  }

  /** Where a workbook gets its data from. The data themselves stay. */
  private cleanConnection(element: XmlElement): void {
    const { findings } = this.context;
    this.connections += 1;
    for (const { local, value } of element.attributes)
      if (['name', 'description', 'sourceFile', 'odcFile', 'ssoId'].includes(local))
        findings.metadata('Data connection', value);
    element.attributes = element.attributes
      .filter(({ local }) => ['id', 'type', 'name', 'refreshedVersion', 'uid'].includes(local))
      .filter(({ local }) => local !== 'uid')
      .map((attribute) =>
        attribute.local === 'name' ? { ...attribute, value: `Connection ${this.connections}` } : attribute,
      );
  }

  private author(place: string, name: string): string {
    const pseudonym = this.context.people.author(name);
    return this.removedFor(place, name, pseudonym);
  }

  private paragraph(id: string): string {
    return this.context.people.paragraph(id);
  }

  private removed(place: string, value: string): null {
    this.context.findings.metadata(place, value);
    return null;
  }

  /** A value of a blind copy is no finding when the copy is cleaned again. */
  private removedFor(place: string, value: string, instead: string): string {
    if (value !== instead) this.context.findings.metadata(place, value);
    return instead;
  }
}

function nameIn(element: XmlElement): string {
  return (
    attributeOf(element, 'author', 'w') ?? attributeOf(element, 'name') ?? attributeOf(element, 'displayName') ?? ''
  );
}
