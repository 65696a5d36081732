/**
 * Gives the people of a file numbers in the order of their first appearance, so that a discussion can be followed and
 * nobody is named. In a blind copy, people appear in the order of their numbers, so its numbers stay.
 */
export class People {
  private readonly numbers = new Map<string, number>();
  private readonly ids = new Map<string, string>();
  private readonly paragraphs = new Map<string, string>();

  /** "Author 1". An empty name stays empty. */
  author(name: string): string {
    return name.trim() === '' ? '' : `Author ${this.number(name)}`;
  }

  /** "A1". */
  initials(name: string): string {
    return name.trim() === '' ? '' : `A${this.number(name)}`;
  }

  /** A number that takes the place of an account's or a device's id, in the form that Office needs. */
  id(id: string): string {
    const key = id.toLowerCase();
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const next = `{00000000-0000-0000-0000-${(this.ids.size + 1).toString(16).toUpperCase().padStart(12, '0')}}`;
    this.ids.set(key, next);
    return next;
  }

  /** A number that takes the place of a paragraph's id in a list of comments. */
  paragraph(id: string): string {
    const key = id.toLowerCase();
    const known = this.paragraphs.get(key);
    if (known !== undefined) return known;
    const next = (this.paragraphs.size + 1).toString(16).toUpperCase().padStart(8, '0');
    this.paragraphs.set(key, next);
    return next;
  }

  private number(name: string): number {
    const key = name.trim();
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const next = this.numbers.size + 1;
    this.numbers.set(key, next);
    return next;
  }
}
