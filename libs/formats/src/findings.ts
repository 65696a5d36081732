import type { FileNotice, FoundMetadata } from './format.js';
import { FoundTexts } from './found-texts.js';

/** What programs write for everybody. */
const saysNothing = /^(?:Office(?: Theme)?|Theme|Normal\.dotm?|(?:Picture|Image|Graphic|Content Placeholder) ?\d*)$/i;

/** What was found in a file while its blind copy was made. */
export class Findings {
  readonly texts: FoundTexts;
  private readonly attachments = new Set<string>();
  private scripts = false;

  /** @param mostTexts how many values of metadata are kept */
  constructor(mostTexts?: number) {
    this.texts = new FoundTexts(mostTexts);
  }

  /** Notes a value that is not in the blind copy. */
  metadata(place: string, value: string | null): void {
    if (value !== null && !saysNothing.test(value.trim())) this.texts.add(place, value);
  }

  attachmentRemoved(name: string): void {
    this.attachments.add(name);
  }

  scriptsRemoved(): void {
    this.scripts = true;
  }

  get hasAttachments(): boolean {
    return this.attachments.size > 0;
  }

  get found(): FoundMetadata[] {
    return this.texts.all;
  }

  get notices(): FileNotice[] {
    const notices: FileNotice[] = [];
    if (this.hasAttachments) notices.push({ notice: 'attachments-removed', names: [...this.attachments] });
    if (this.scripts) notices.push({ notice: 'scripts-removed', names: [] });
    return notices;
  }
}
