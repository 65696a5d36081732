import type { FileNotice, FoundMetadata } from '../format.js';

/** More values than this are not kept: a person reads them. */
const mostMetadata = 1_000;
const longestValue = 500;

/** What Office writes for everybody. */
const saysNothing = /^(?:Office(?: Theme)?|Theme|Normal\.dotm?|(?:Picture|Image|Graphic|Content Placeholder) ?\d*)$/i;

/** What was found in a file while its blind copy was made. */
export class Findings {
  private readonly values = new Map<string, FoundMetadata>();
  private readonly attachments = new Set<string>();
  private scripts = false;

  /** Notes a value that is not in the blind copy. */
  metadata(place: string, value: string | null): void {
    const text = value?.trim().slice(0, longestValue) ?? '';
    if (text === '' || saysNothing.test(text) || this.values.size >= mostMetadata) return;
    this.values.set(`${place}\n${text}`, { place, value: text });
  }

  attachmentRemoved(name: string): void {
    this.attachments.add(name);
  }

  scriptsRemoved(): void {
    this.scripts = true;
  }

  get found(): FoundMetadata[] {
    return [...this.values.values()];
  }

  get notices(): FileNotice[] {
    const notices: FileNotice[] = [];
    if (this.attachments.size > 0) notices.push({ notice: 'attachments-removed', names: [...this.attachments] });
    if (this.scripts) notices.push({ notice: 'scripts-removed', names: [] });
    return notices;
  }
}
