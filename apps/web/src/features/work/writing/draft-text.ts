import { withoutUnstorable } from '#kernel/unstorable';
import { isClash, Refused, Unreachable } from '../../../api/problem';
import type { ArtifactText } from '../../../api/schema';
import type { KeptTexts } from './kept-text';

/** Saves and reads the text. */
export interface TextPort {
  read(): Promise<ArtifactText>;
  /** `keepBefore`: the replaced text becomes a version of its own. */
  save(text: string, revision: number, keepBefore: boolean): Promise<ArtifactText>;
}

export type DraftStatus =
  'opening' | 'unopened' | 'saved' | 'changed' | 'saving' | 'offline' | 'signed-out' | 'conflict' | 'refused';

/** Saving is not possible: the text is not loaded yet, or the writer has to choose a version first. */
const cannotSave: readonly DraftStatus[] = ['opening', 'unopened', 'conflict'];

export interface DraftState {
  status: DraftStatus;
  text: string;
  savedAt: string | null;
  /** What another tab saved, while the writer has to choose. */
  theirs: ArtifactText | null;
  /** When the restored text was written, if this browser had kept unsaved text. */
  restoredFrom: string | null;
  /** The writer's own text after they chose the other version, so that they can go back. */
  setAside: string | null;
  /** Whether invisible characters that cannot be saved were removed from what the writer entered. */
  removedInvisible: boolean;
  /** Whether this browser keeps a copy of the unsaved text. */
  kept: boolean;
  error: unknown;
}

const pauseBeforeSaving = 1_200;
const longestUnsaved = 10_000;
const pauseBeforeRetry = 5_000;

/**
 * A text being written. Every change is kept in the browser at once and saved after a pause. What another tab has saved
 * is never overwritten: the writer chooses.
 */
export class DraftText {
  private state: DraftState = {
    status: 'opening',
    text: '',
    savedAt: null,
    theirs: null,
    restoredFrom: null,
    setAside: null,
    removedInvisible: false,
    kept: false,
    error: null,
  };
  private revision = 0;
  private savedText = '';
  /** The text of a save that may have arrived although its answer was lost. */
  private sent: string | null = null;
  /** Whether the replaced text becomes a version of its own, because the writer chose another. */
  private keepBefore = false;
  private unsavedSince: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly port: TextPort,
    private readonly keptTexts: KeptTexts,
    /** Called after every save, and when the session has ended. */
    private readonly on: { saved: (saved: ArtifactText) => void; signedOut: () => void },
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): DraftState => this.state;

  /** The revision that the text is based on; restoring a version needs it. */
  get standsOn(): number {
    return this.revision;
  }

  /** Reads the text, and restores what this browser kept. */
  readonly open = async (): Promise<void> => {
    this.set({ status: 'opening', error: null });
    const kept = this.keptTexts.find();
    try {
      const saved = await this.port.read();
      if (kept === null || kept.text === saved.text) return this.adopt(saved);
      this.base(saved);
      this.set({ text: kept.text, kept: true, restoredFrom: kept.at });
      if (kept.revision !== saved.revision) return this.set({ status: 'conflict', theirs: saved });
      this.set({ status: 'changed' });
      await this.save();
    } catch (error) {
      if (kept === null || !(error instanceof Unreachable)) return this.set({ status: 'unopened', error });
      this.revision = kept.revision;
      this.set({ status: 'offline', text: kept.text, kept: true, restoredFrom: kept.at });
      this.schedule(pauseBeforeRetry);
    }
  };

  readonly write = (entered: string): void => {
    const text = withoutUnstorable(entered);
    if (text !== entered) this.set({ removedInvisible: true });
    const kept = this.keptTexts.keep({ text, revision: this.revision, at: new Date().toISOString() });
    this.set({ text, kept });
    if (this.state.status === 'conflict') return;
    this.unsavedSince ??= Date.now();
    if (this.state.status === 'saved' || this.state.status === 'refused') this.set({ status: 'changed', error: null });
    if (this.state.status === 'changed')
      this.schedule(Math.min(pauseBeforeSaving, Math.max(0, this.unsavedSince + longestUnsaved - Date.now())));
  };

  /** Saves unsaved changes now. Resolves once they are saved or saving has failed. */
  readonly save = (): Promise<void> => {
    clearTimeout(this.timer);
    if (cannotSave.includes(this.state.status)) return Promise.resolve();
    this.saving ??= this.saveOnce().finally(() => (this.saving = null));
    return this.saving;
  };

  /**
   * Ends a conflict. If the writer keeps their own text, the other stays in the history; if not, their own is set
   * aside.
   */
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

  /** Replaces the text with what is on the server, for example a restored version. */
  readonly adopt = (saved: ArtifactText): void => {
    clearTimeout(this.timer);
    this.base(saved);
    this.settled(saved.text);
    this.set({ status: 'saved', text: saved.text, theirs: null, restoredFrom: null, setAside: null, error: null });
  };

  readonly dismissSetAside = (): void => this.set({ setAside: null });

  /** Leaves the page. Unsaved changes are saved on the way out, and stay in the browser until they are. */
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
    if (isClash(error)) {
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

  /**
   * The server has another revision. If it is our own save, with a lost answer, saving continues; otherwise the writer
   * chooses.
   */
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
