/** A text that has not reached the server, as this browser keeps it. */
export interface KeptText {
  text: string;
  /** The saved revision that it was written over. */
  revision: number;
  /** ISO 8601 instant of the last change. */
  at: string;
}

/** What Laurel needs of `localStorage`. */
export type KeptTextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Which copy belongs to this tab; a reload keeps it, a second tab has its own. */
export function thisTab(session: Pick<Storage, 'getItem' | 'setItem'> = sessionStorage): string {
  const known = session.getItem('laurel:tab');
  if (known !== null) return known;
  const made = Math.random().toString(36).slice(2);
  session.setItem('laurel:tab', made);
  return made;
}

/**
 * The copies that this browser keeps of one artifact's text, one a tab, until the server has it. They outlive a lost
 * connection, a session that ended, a reload, and a closed tab: what a closed tab left is found by the next one.
 */
export class KeptTexts {
  private readonly prefix: string;

  constructor(
    place: string,
    private readonly tab: string,
    private readonly store: KeptTextStore = localStorage,
  ) {
    this.prefix = `laurel:text:${place}:`;
  }

  /** Whether it could be kept; a full or forbidden store keeps nothing. */
  keep(kept: KeptText): boolean {
    try {
      this.store.setItem(this.prefix + this.tab, JSON.stringify(kept));
      return true;
    } catch {
      return false;
    }
  }

  /** This tab's copy, or else the newest that another left. */
  find(): KeptText | null {
    const own = this.read(this.prefix + this.tab);
    if (own !== null) return own;
    const others = this.keys().flatMap((key) => this.read(key) ?? []);
    return others.sort((a, b) => b.at.localeCompare(a.at))[0] ?? null;
  }

  /** The server has this text: copies of it, and this tab's, are not needed any more. */
  settle(text: string): void {
    this.store.removeItem(this.prefix + this.tab);
    for (const key of this.keys()) if (this.read(key)?.text === text) this.store.removeItem(key);
  }

  private keys(): string[] {
    return Array.from({ length: this.store.length }, (_, index) => this.store.key(index) ?? '').filter((key) =>
      key.startsWith(this.prefix),
    );
  }

  private read(key: string): KeptText | null {
    try {
      const kept = JSON.parse(this.store.getItem(key) ?? 'null') as Partial<KeptText> | null;
      return typeof kept?.text === 'string' && typeof kept.revision === 'number' && typeof kept.at === 'string'
        ? (kept as KeptText)
        : null;
    } catch {
      return null;
    }
  }
}
