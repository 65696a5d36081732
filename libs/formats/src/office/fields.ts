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
