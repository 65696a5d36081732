import type { XmlOutput } from './rewrite-xml.js';
import { mayStay } from './links.js';

/** Fields of Word that load or run something, or that hold what an add-in wrote. */
const active = new Set([
  'INCLUDEPICTURE',
  'INCLUDETEXT',
  'INCLUDE',
  'IMPORT',
  'LINK',
  'DDE',
  'DDEAUTO',
  'DATABASE',
  'RD',
  'MACROBUTTON',
  'ADDIN',
  'GOTOBUTTON',
]);

/** Whether the code of a field is left out. What the field shows stays. */
export function isFieldToBlank(code: string): boolean {
  const [, name, rest] = /^\s*(\S+)\s*([^]*)$/.exec(code) ?? [];
  if (name === undefined) return false;
  if (active.has(name.toUpperCase())) return true;
  if (name.toUpperCase() !== 'HYPERLINK') return false;
  const target = /^(?:"([^"]*)"|([^\\\s]\S*))/.exec(rest ?? '');
  const link = target?.[1] ?? target?.[2];
  return link !== undefined && !mayStay(link.replaceAll('\\\\', '\\'));
}

/** The fields of a Word part that are open where the reading stands. A code can stand in several runs. */
export class WordFields {
  private readonly open: { code: string; texts: number[]; inCode: boolean }[] = [];

  /** Takes the character that begins a field, ends its code, or ends the field. */
  character(type: string | null, output: XmlOutput): void {
    if (type === 'begin') this.open.push({ code: '', texts: [], inCode: true });
    const field = this.open.at(-1);
    if (field === undefined || type === 'begin') return;
    if (field.inCode && isFieldToBlank(field.code)) for (const at of field.texts) output.blank(at);
    field.inCode = false;
    if (type === 'end') this.open.pop();
  }

  /** A part of a field's code. Returns what the blind copy has of it. */
  code(text: string, output: XmlOutput): string {
    const field = this.open.at(-1);
    // A code without a field cannot be shown.
    if (field === undefined || !field.inCode) return isFieldToBlank(text) ? '' : text;
    field.code += text;
    if (text !== '') field.texts.push(output.placeOfText());
    return text;
  }

  areClosed(): boolean {
    return this.open.length === 0;
  }
}
