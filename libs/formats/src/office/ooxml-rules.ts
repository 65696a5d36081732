import { isFieldToBlank, WordFields } from './fields.js';
import { isActiveFormula } from './formulas.js';
import { OoxmlAttributes, type PartContext } from './ooxml-attributes.js';
import { dropped, droppedAnywhere, lists, unwrapped, withoutTarget } from './ooxml-elements.js';
import {
  attributeOf,
  type Fate,
  type OutputMark,
  type XmlAttribute,
  type XmlElement,
  type XmlOutput,
  type XmlRules,
} from './rewrite-xml.js';

const formulas = new Set(['x:f', 'x:definedName']);
const actionsOutside = /^ppaction:\/\/(?:program|macro|ole|hlinkfile|hlinkpres)/i;

/** Takes out of a part of an Office Open XML file what names a person, a place or a device, and what runs or loads. */
export class OoxmlRules implements XmlRules {
  private readonly openLists: { element: XmlElement; item: string; mark: OutputMark; kept: number }[] = [];
  private readonly authorsInWords = new Set<string>();
  private frame: { element: XmlElement; mark: OutputMark } | null = null;
  private hiddenFrame: { element: XmlElement; picture: XmlElement | null } | null = null;
  private formula: { element: XmlElement; mark: OutputMark; text: string } | null = null;
  private readonly fields = new WordFields();
  private readonly attributes: OoxmlAttributes;

  constructor(private readonly context: PartContext) {
    this.attributes = new OoxmlAttributes(context);
  }

  open(element: XmlElement, output: XmlOutput): Fate {
    if (this.hiddenFrame !== null) return this.insideHiddenFrame(element, output);
    const fate = this.fateOf(element, output);
    if (fate !== 'keep') return fate;
    this.attributes.clean(element);
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
    if (parent.key === 'w:instrText' || parent.key === 'w:delInstrText') return this.fields.code(text, output);
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
    return waits === null && this.openLists.length === 0 && this.fields.areClosed();
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
      this.attributes.clean(element);
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
      if (fate === 'keep') this.attributes.clean(element);
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
    if (key === 'w:fldChar') this.fields.character(attributeOf(element, 'fldCharType', 'w'), output);
  }
}

function isTarget({ space, local }: XmlAttribute): boolean {
  return space === 'r' || (space === 'o' && local === 'relid');
}

function isInside(element: XmlElement, other: XmlElement): boolean {
  for (let above = element.parent; above !== null; above = above.parent) if (above === other) return true;
  return false;
}
