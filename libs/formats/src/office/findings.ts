import type { FileNotice, FoundMetadata } from '../format.js';
import { FoundTexts } from '../found-texts.js';

/** What Office writes for everybody. */
const saysNothing = /^(?:Office(?: Theme)?|Theme|Normal\.dotm?|(?:Picture|Image|Graphic|Content Placeholder) ?\d*)$/i;

/** What was found in a file while its blind copy was made. */
export class Findings {
  private readonly texts = new FoundTexts();
  private readonly attachments = new Set<string>();
  private scripts = false;

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

  get found(): FoundMetadata[] {
    return this.texts.all;
  }

  get notices(): FileNotice[] {
    const notices: FileNotice[] = [];
    if (this.attachments.size > 0) notices.push({ notice: 'attachments-removed', names: [...this.attachments] });
    if (this.scripts) notices.push({ notice: 'scripts-removed', names: [] });
    return notices;
  }
}
