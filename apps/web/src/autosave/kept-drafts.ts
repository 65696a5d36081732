/** What has not reached the server yet, as text, kept in this browser. */
export interface KeptDraft {
  text: string;
  /** The saved revision that it is based on. */
  revision: number;
  /** The instant of the last change, ISO 8601. */
  at: string;
}

/** The part of `localStorage` that Laurel uses. */
export type KeptDraftStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** The id of this tab's copy. It survives a reload; a second tab has its own. */
export function thisTab(session: Pick<Storage, 'getItem' | 'setItem'> = sessionStorage): string {
  const known = session.getItem('laurel:tab');
  if (known !== null) return known;
  const made = Math.random().toString(36).slice(2);
  session.setItem('laurel:tab', made);
  return made;
}

/**
 * This browser's copies of one thing that somebody writes, one per tab, until the server has it. They survive a lost
 * connection, the end of a session, a reload, and a closed tab: the next tab finds what a closed tab left.
 */
export class KeptDrafts {
  private readonly prefix: string;

  constructor(
    place: string,
    private readonly tab: string,
    private readonly store: KeptDraftStore = localStorage,
  ) {
    this.prefix = `laurel:text:${place}:`;
  }

  /** Keeps the text. False when the browser's storage is full or blocked. */
  keep(kept: KeptDraft): boolean {
    try {
      this.store.setItem(this.prefix + this.tab, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  }

  /** This tab's copy, or else the newest that another tab left. */
  find(): KeptDraft | null {
    const own = this.read(this.prefix + this.tab);
    if (own !== null) return own;
    const others = this.keys().flatMap((key) => this.read(key) ?? []);
    return others.sort((a, b) => b.at.localeCompare(a.at))[0] ?? null;
  }

  /** Deletes this tab's copy and all copies of this text, because the server has it. */
  settle(text: string): void {
    this.store.removeItem(this.prefix + this.tab);
    for (const key of this.keys()) if (this.read(key)?.text === text) this.store.removeItem(key);
  }

  private keys(): string[] {
    return Array.from({ length: this.store.length }, (_, index) => this.store.key(index) ?? '').filter((key) =>
      key.startsWith(this.prefix),
    );
  }

  private read(key: string): KeptDraft | null {
    try {
      const kept = JSON.parse(this.store.getItem(key) ?? 'null') as Partial<KeptDraft> | null;
      return typeof kept?.text === 'string' && typeof kept.revision === 'number' && typeof kept.at === 'string'
        ? (kept as KeptDraft)
        : null;
    } catch {
      return null;
    }
  }
}
