import { isFieldToBlank } from './fields.js';
import { isActiveFormula } from './formulas.js';
import type { Findings } from '../findings.js';
import { isPath } from './links.js';
import { dropped, droppedAnywhere, lists, unwrapped, withoutTarget } from './ooxml-elements.js';
import type { Relationship } from './ooxml-package.js';
import type { People } from '../people.js';
import {
  attributeOf,
  type Fate,
  type OutputMark,
  type XmlAttribute,
  type XmlElement,
  type XmlOutput,
  type XmlRules,
} from './rewrite-xml.js';

/** What the rules need to know of a part. */
export interface PartContext {
  kind: string;
  /** The relationships that lead to nothing in the blind copy, by their ids. */
  removed: ReadonlyMap<string, Relationship>;
  people: People;
  findings: Findings;
}

const formulas = new Set(['x:f', 'x:definedName']);
/** Office needs a date here, and this one says nothing. */
const noDate = '2000-01-01T00:00:00.000';
const actionsOutside = /^ppaction:\/\/(?:program|macro|ole|hlinkfile|hlinkpres)/i;
const isFileName = /\.[a-z0-9]{2,5}$/i;

/** Takes out of a part of an Office Open XML file what names a person, a place or a device, and what runs or loads. */
export class OoxmlRules implements XmlRules {
  private readonly openLists: { element: XmlElement; item: string; mark: OutputMark; kept: number }[] = [];
  private readonly openFields: { code: string; texts: number[]; inCode: boolean }[] = [];
  private readonly authorsInWords = new Set<string>();
  private frame: { element: XmlElement; mark: OutputMark } | null = null;
  private hiddenFrame: { element: XmlElement; picture: XmlElement | null } | null = null;
  private formula: { element: XmlElement; mark: OutputMark; text: string } | null = null;
  /** The person whom the element names, before the name is replaced. */
  private nameInElement = '';
  private connections = 0;

  constructor(private readonly context: PartContext) {}

  open(element: XmlElement, output: XmlOutput): Fate {
    if (this.hiddenFrame !== null) return this.insideHiddenFrame(element, output);
    const fate = this.fateOf(element, output);
    if (fate !== 'keep') return fate;
    this.cleanAttributes(element);
    this.follow(element, output);
    return 'keep';
  }

  close(element: XmlElement, output: XmlOutput): void {
    const list = this.openLists.at(-1);
    if (list?.element === element) {
      this.openLists.pop();
      if (list.kept === 0) output.backTo(list.mark);
    }
    if (this.formula?.element === element) {
      if (isActiveFormula(this.formula.text)) {
        output.backTo(this.formula.mark);
        if (list !== undefined && list.item === element.key) list.kept -= 1;
      }
      this.formula = null;
    }
    if (this.frame?.element === element) this.frame = null;
    if (this.hiddenFrame?.picture === element) output.mute();
    if (this.hiddenFrame?.element === element) {
      output.unmute();
      this.hiddenFrame = null;
    }
  }

  text(text: string, parent: XmlElement, output: XmlOutput): string {
    const { kind, people, findings } = this.context;
    if (parent.key === 'w:instrText' || parent.key === 'w:delInstrText') return this.fieldCode(text, output);
    if (this.formula?.element === parent) this.formula.text += text;
    if (kind !== 'comments') return text;
    if (parent.key === 'x:author') {
      // A conversation in Excel has this instead of a name in the older list of notes.
      if (/^tc=\{[\da-f-]+\}$/i.test(text)) return text;
      findings.metadata('Note, author', text);
      this.authorsInWords.add(text.trim());
      return people.author(text);
    }
    // Excel begins each note with the name of its author.
    if (parent.key === 'x:t') {
      const name = /^\s*(.+?):\s*$/.exec(text)?.[1];
      if (name !== undefined && this.authorsInWords.has(name)) return text.replace(name, people.author(name));
    }
    return text;
  }

  isSettled(): boolean {
    const waits = this.formula ?? this.frame ?? this.hiddenFrame;
    return waits === null && this.openLists.length === 0 && this.openFields.length === 0;
  }

  private fateOf(element: XmlElement, output: XmlOutput): Fate {
    const { key, local } = element;
    const rule = dropped.get(key) ?? droppedAnywhere.get(local);
    if (rule !== undefined || dropped.has(key)) {
      if (rule) this.context.findings.metadata(rule[0], attributeOf(element, rule[1], '*'));
      return 'drop';
    }
    if (unwrapped.has(key)) return 'unwrap';
    if (key === 'w:fldSimple' && isFieldToBlank(attributeOf(element, 'instr', 'w') ?? '')) return 'unwrap';
    if (key === 'a:hlinkClick' || key === 'a:hlinkHover' || key === 'a:hlinkMouseOver') {
      if (actionsOutside.test(attributeOf(element, 'action') ?? '')) return 'drop';
    }
    return this.fateByTargets(element, output);
  }

  /** Where an element leads to something that the blind copy does not have. */
  private fateByTargets(element: XmlElement, output: XmlOutput): Fate {
    const lost = element.attributes.filter(
      (attribute) => isTarget(attribute) && this.context.removed.has(attribute.value),
    );
    if (lost.length === 0) return 'keep';
    if (element.key === 'p:oleObj' && this.frame !== null) return this.hideFrame(output);
    const linkInPlace = element.key === 'w:hyperlink' && attributeOf(element, 'anchor', 'w') !== null;
    if (withoutTarget.has(element.key) || linkInPlace) {
      element.attributes = element.attributes.filter((attribute) => !lost.includes(attribute));
      return 'keep';
    }
    return element.key === 'w:hyperlink' ? 'unwrap' : 'drop';
  }

  /** A removed object on a slide leaves its picture in the place of its frame. */
  private hideFrame(output: XmlOutput): Fate {
    const { element, mark } = this.frame!;
    output.backTo(mark);
    output.mute();
    this.frame = null;
    this.hiddenFrame = { element, picture: null };
    return 'keep';
  }

  private insideHiddenFrame(element: XmlElement, output: XmlOutput): Fate {
    const { picture } = this.hiddenFrame!;
    if (picture === null && element.key === 'p:pic') {
      const fate = this.fateOf(element, output);
      if (fate !== 'keep') return fate;
      this.cleanAttributes(element);
      for (let above = element.parent; above !== this.hiddenFrame!.element.parent; above = above!.parent)
        for (const attribute of above!.attributes)
          if (attribute.name.startsWith('xmlns:') && !element.attributes.some(({ name }) => name === attribute.name))
            element.attributes.push(attribute);
      this.hiddenFrame!.picture = element;
      output.unmute();
      return 'keep';
    }
    if (picture !== null && isInside(element, picture)) {
      const fate = this.fateOf(element, output);
      if (fate === 'keep') this.cleanAttributes(element);
      return fate;
    }
    return 'keep';
  }

  /** Remembers places to which a later element may lead back. */
  private follow(element: XmlElement, output: XmlOutput): void {
    const { key } = element;
    const item = lists.get(key);
    if (item !== undefined) this.openLists.push({ element, item, mark: output.mark(), kept: 0 });
    const list = this.openLists.at(-1);
    if (list?.item === key) list.kept += 1;
    if (key === 'p:graphicFrame') this.frame = { element, mark: output.mark() };
    if (formulas.has(key)) this.formula = { element, mark: output.mark(), text: '' };
    if (key === 'w:fldChar') this.fieldCharacter(attributeOf(element, 'fldCharType', 'w'), output);
  }

  private fieldCharacter(type: string | null, output: XmlOutput): void {
    if (type === 'begin') this.openFields.push({ code: '', texts: [], inCode: true });
    const field = this.openFields.at(-1);
    if (field === undefined || type === 'begin') return;
    if (field.inCode && isFieldToBlank(field.code)) for (const at of field.texts) output.blank(at);
    field.inCode = false;
    if (type === 'end') this.openFields.pop();
  }

  private fieldCode(text: string, output: XmlOutput): string {
    const field = this.openFields.at(-1);
    // A code without a field cannot be shown.
    if (field === undefined || !field.inCode) return isFieldToBlank(text) ? '' : text;
    field.code += text;
    if (text !== '') field.texts.push(output.placeOfText());
    return text;
  }

  private cleanAttributes(element: XmlElement): void {
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

/** No attribute can have it, so it can mark those that go. */
const removedValue = '\0';

function nameIn(element: XmlElement): string {
  return (
    attributeOf(element, 'author', 'w') ?? attributeOf(element, 'name') ?? attributeOf(element, 'displayName') ?? ''
  );
}

function isTarget({ space, local }: XmlAttribute): boolean {
  return space === 'r' || (space === 'o' && local === 'relid');
}

function isInside(element: XmlElement, other: XmlElement): boolean {
  for (let above = element.parent; above !== null; above = above.parent) if (above === other) return true;
  return false;
}
