/** Tags that WebVTT has. Only a speaker and a language have words after the name. */
const tags = /^(?:\/?(?:b|i|u|c|ruby|rt)(?:\.[^\s.]+)*|\/(?:v|lang)|(?:v|lang)(?:\.[^\s.]+)*\s[^\n]+)$/;
/** Tags that editors of SRT files write. Players would show them as text. */
const otherTags = /^\/?(?:font|span|div|p|s|em|strong|br)(?=[\s/]|$)/i;
const isTimestamp = /^(?:\d+:)?\d{2}:\d{2}\.\d{3}$/;

/** The text of a cue as reviewers get it: without classes, which players do not show, and without unknown tags. */
export function cleanCueText(text: string): string {
  return text.replace(/\{\\[^}]*\}/g, '').replace(/<([^<>\s][^<>]*)>|[<>]/g, (whole, inside?: string) => {
    const tag = inside?.trimEnd() ?? '';
    if (isTimestamp.test(tag)) return `<${tag}>`;
    if (tags.test(tag)) return `<${tag.replace(/^(\/?[a-z]+)(?:\.[^\s.]*)+/, '$1')}>`;
    return otherTags.test(tag) ? '' : whole.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  });
}

const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '',
  rlm: '',
};

/** The text of a cue as a person reads it, with the name of its speaker. */
export function plainCueText(text: string): string {
  return text
    .replace(/<v\s+([^<>]*)>/g, '$1: ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      const code = decimal === undefined ? parseInt(hex!, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .trim();
}
