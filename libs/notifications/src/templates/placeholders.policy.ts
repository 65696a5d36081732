import type { FieldError } from '#kernel';
import { type Placeholder, placeholders } from '../vocabulary.js';

/** What an administrator writes to a group. */
export interface TemplateWords {
  subject: string;
  text: string;
}

const written = /\{([^{}]*)\}/g;

const isPlaceholder = (name: string): name is Placeholder => (placeholders as readonly string[]).includes(name);

/** `{Deadline}` and `{ deadline }` are the same. */
const nameIn = (inside: string): string => inside.trim().toLowerCase();

/** The placeholders in the words, each once. */
export function placeholdersIn({ subject, text }: TemplateWords): ReadonlySet<Placeholder> {
  const names = [...`${subject}\n${text}`.matchAll(written)].map(([, inside]) => nameIn(inside!));
  return new Set(names.filter(isPlaceholder));
}

/** An error for each of the two fields with braces that are not a placeholder. */
export function placeholderErrors({ subject, text }: TemplateWords): FieldError[] {
  return Object.entries({ subject, text }).flatMap(([field, words]) => {
    const wrong = wrongIn(words);
    if (wrong.length === 0) return [];
    const said = wrong.map((part) => `“${part}”`).join(', ');
    const detail = `${said} ${wrong.length === 1 ? 'is not a placeholder' : 'are not placeholders'}. Use ${known}.`;
    return [{ pointer: `/${field}`, detail }];
  });
}

const known = placeholders.map((name) => `{${name}}`).join(', ');

/** The parts with a brace that are not a placeholder, each once. */
function wrongIn(words: string): string[] {
  const rest = words.replaceAll(written, (part, inside: string) => (isPlaceholder(nameIn(inside)) ? '\n' : part));
  return [...new Set(rest.match(/\{[^{}\n]{0,40}\}?|\}/g))];
}

/** Puts the values into the words. Braces in a value stay as they are. */
export function filled(words: string, values: Readonly<Record<Placeholder, string>>): string {
  return words.replaceAll(written, (part, inside: string) => {
    const name = nameIn(inside);
    return isPlaceholder(name) ? values[name] : part;
  });
}
