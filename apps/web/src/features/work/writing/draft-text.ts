import { Refused, Unreachable } from '../../../api/problem';
import type { ArtifactText } from '../../../api/schema';
import type { KeptTexts } from './kept-text';

/** Where the text is saved and read. */
export interface TextPort {
  read(): Promise<ArtifactText>;
  /** `keepBefore`: the text that it replaces becomes a version of its own. */
  save(text: string, revision: number, keepBefore: boolean): Promise<ArtifactText>;
}

export type DraftStatus =
  'opening' | 'unopened' | 'saved' | 'changed' | 'saving' | 'offline' | 'signed-out' | 'conflict' | 'refused';

/** A save cannot begin: the text is not read yet, or the writer has to choose first. */
const cannotSave: readonly DraftStatus[] = ['opening', 'unopened', 'conflict'];

export interface DraftState {
  status: DraftStatus;
  text: string;
  savedAt: string | null;
  /** What is saved on the server by another tab, while one has to choose. */
  theirs: ArtifactText | null;
  /** When the text was written that this browser had kept and that has just been brought back. */
  broughtBack: string | null;
  /** One's own text after choosing theirs, to go back to. */
  setAside: string | null;
  /** Whether this browser holds a copy of what is not saved. */
  kept: boolean;
  error: unknown;
}

const pauseBeforeSaving = 1_200;
const longestUnsaved = 10_000;
const pauseBeforeRetry = 5_000;

/**
 * A text while it is written. Every change is kept in the browser at once and saved after a pause, over the revision
 * that was read. What another tab saved meanwhile is never overwritten: the writer chooses.
 */
export class DraftText {
  private state: DraftState = {
    status: 'opening',
    text: '',
    savedAt: null,
    theirs: null,
    broughtBack: null,
    setAside: null,
    kept: false,
    error: null,
  };
  private revision = 0;
  private savedText = '';
  /** The text of the save whose answer may have been lost. */
  private sent: string | null = null;
  /** Whether the text that is replaced becomes a version of its own, since one chose over it. */
  private keepBefore = false;
  private unsavedSince: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly port: TextPort,
    private readonly keptTexts: KeptTexts,
    /** Told after every save, and when the session turns out to have ended. */
    private readonly on: { saved: (saved: ArtifactText) => void; signedOut: () => void },
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): DraftState => this.state;

  /** The revision that the text stands on, for who restores a version. */
  get standsOn(): number {
    return this.revision;
  }

  /** Reads the text, and brings back what this browser kept of it. */
  readonly open = async (): Promise<void> => {
    this.set({ status: 'opening', error: null });
    const kept = this.keptTexts.find();
    try {
      const saved = await this.port.read();
      if (kept === null || kept.text === saved.text) return this.adopt(saved);
      this.base(saved);
      this.set({ text: kept.text, kept: true, broughtBack: kept.at });
      if (kept.revision !== saved.revision) return this.set({ status: 'conflict', theirs: saved });
      this.set({ status: 'changed' });
      await this.save();
    } catch (error) {
      if (kept === null || !(error instanceof Unreachable)) return this.set({ status: 'unopened', error });
      this.revision = kept.revision;
      this.set({ status: 'offline', text: kept.text, kept: true, broughtBack: kept.at });
      this.schedule(pauseBeforeRetry);
    }
  };

  readonly write = (text: string): void => {
    const kept = this.keptTexts.keep({ text, revision: this.revision, at: new Date().toISOString() });
    this.set({ text, kept });
    if (this.state.status === 'conflict') return;
    this.unsavedSince ??= Date.now();
    if (this.state.status === 'saved' || this.state.status === 'refused') this.set({ status: 'changed', error: null });
    if (this.state.status === 'changed')
      this.schedule(Math.min(pauseBeforeSaving, Math.max(0, this.unsavedSince + longestUnsaved - Date.now())));
  };

  /** Saves what is not saved, now. Answers once it is saved or has failed. */
  readonly save = (): Promise<void> => {
    clearTimeout(this.timer);
    if (cannotSave.includes(this.state.status)) return Promise.resolve();
    this.saving ??= this.saveOnce().finally(() => (this.saving = null));
    return this.saving;
  };

  /** Ends a conflict. Theirs stays in the history when one keeps one's own; one's own is set aside when one takes theirs. */
  readonly choose = async (which: 'mine' | 'theirs'): Promise<void> => {
    const { theirs, text } = this.state;
    if (theirs === null) return;
    if (which === 'theirs') {
      this.adopt(theirs);
      return this.set({ setAside: text });
    }
    this.base(theirs);
    this.keepBefore = true;
    this.set({ status: 'changed', theirs: null });
    await this.save();
  };

  /** Takes what is on the server as it is, such as a restored version. */
  readonly adopt = (saved: ArtifactText): void => {
    clearTimeout(this.timer);
    this.base(saved);
    this.settled(saved.text);
    this.set({ status: 'saved', text: saved.text, theirs: null, broughtBack: null, setAside: null, error: null });
  };

  readonly dismissSetAside = (): void => this.set({ setAside: null });

  /** Leaves the page: what is not saved is saved on the way out, and stays kept until it is. */
  readonly leave = (): void => {
    if (this.state.status === 'changed') void this.save();
    clearTimeout(this.timer);
  };

  private async saveOnce(): Promise<void> {
    const { text } = this.state;
    if (text === this.savedText) {
      this.settled(text);
      return this.set({ status: 'saved' });
    }
    this.set({ status: 'saving', error: null });
    try {
      this.sent = text;
      const saved = await this.port.save(text, this.revision, this.keepBefore);
      this.sent = null;
      this.keepBefore = false;
      this.base({ ...saved, text });
      this.on.saved(saved);
      if (this.state.text !== text) {
        this.set({ status: 'changed' });
        this.unsavedSince = Date.now();
        return this.schedule(pauseBeforeSaving);
      }
      this.settled(text);
      this.set({ status: 'saved' });
    } catch (error) {
      await this.failed(error);
    }
  }

  private async failed(error: unknown): Promise<void> {
    if (error instanceof Refused && error.problem.status === 412) {
      const theirs = await this.port.read().catch((failure: unknown) => failure);
      return isText(theirs) ? this.meet(theirs) : this.failed(theirs);
    }
    if (error instanceof Refused && error.problem.status === 401) {
      this.set({ status: 'signed-out' });
      return this.on.signedOut();
    }
    if (!(error instanceof Refused) || error.problem.status >= 500 || error.problem.status === 429) {
      this.set({ status: 'offline' });
      return this.schedule(pauseBeforeRetry);
    }
    this.set({ status: 'refused', error });
  }

  /** The server has another revision. If that is our own save, whose answer was lost, we go on; else the writer chooses. */
  private meet(theirs: ArtifactText): void {
    if (theirs.text === this.state.text) return this.adopt(theirs);
    if (theirs.text !== this.sent || theirs.revision !== this.revision + 1)
      return this.set({ status: 'conflict', theirs });
    this.base(theirs);
    this.set({ status: 'changed' });
    this.schedule(0);
  }

  private base({ revision, text, savedAt }: ArtifactText): void {
    this.revision = revision;
    this.savedText = text;
    this.set({ savedAt });
  }

  private settled(text: string): void {
    this.unsavedSince = null;
    this.keptTexts.settle(text);
    this.set({ kept: false });
  }

  private schedule(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), milliseconds);
  }

  private set(change: Partial<DraftState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

function isText(answer: unknown): answer is ArtifactText {
  return typeof answer === 'object' && answer !== null && 'revision' in answer && 'text' in answer;
}
