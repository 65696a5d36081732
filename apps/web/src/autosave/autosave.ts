import { isClash, Refused, Unreachable } from '../api/problem';
import type { KeptDrafts } from './kept-drafts';

/** What the server has. `revision` is 0 and `savedAt` is null before the first save. */
export interface Saved<Value> {
  value: Value;
  revision: number;
  /** An instant, ISO 8601 with a zone. */
  savedAt: string | null;
}

/** Where the value lives, and what is particular to its kind. */
export interface AutosavePort<Value> {
  read(): Promise<Saved<Value>>;
  /** `keepBefore`: the writer chose this value over the saved one, which should stay in the history. */
  save(value: Value, revision: number, keepBefore: boolean): Promise<Saved<Value>>;
  /** The same text for the same value. This browser keeps it. */
  toText(value: Value): string;
  /** Null for a text that was not made by `toText`, for example by an earlier version of the page. */
  fromText(text: string): Value | null;
  /** Whether the server would take the value as it is. Always, where it is left out. */
  isSavable?(value: Value): boolean;
  onSaved?(saved: Saved<Value>): void;
  onSignedOut?(): void;
}

/**
 * - `opening`, `unopened`: the value is being read, or could not be read.
 * - `saved`: nothing needs saving.
 * - `changed`, `saving`: it is saved after a pause, or right now.
 * - `unsavable`: the server would refuse it as it is.
 * - `offline`: no connection, or the server is down; tried again by itself.
 * - `signed-out`: saved after the next sign-in.
 * - `conflict`: someone saved another value, and the writer has to choose.
 * - `refused`: the server refused it; saved after the next change or when the writer says so.
 */
export type AutosaveStatus =
  | 'opening'
  | 'unopened'
  | 'saved'
  | 'changed'
  | 'saving'
  | 'unsavable'
  | 'offline'
  | 'signed-out'
  | 'conflict'
  | 'refused';

/** Statuses in which a save is not possible, or not needed. */
const nothingToSave: readonly AutosaveStatus[] = ['opening', 'unopened', 'unsavable', 'conflict'];

export interface AutosaveState<Value> {
  status: AutosaveStatus;
  value: Value;
  savedAt: string | null;
  /** What someone else saved, while the writer has to choose. */
  theirs: Saved<Value> | null;
  /** When the restored value was written, if this browser had kept an unsaved one. */
  restoredFrom: string | null;
  /** The writer's own value after they chose the other, so that they can go back. */
  setAside: Value | null;
  /** Whether this browser keeps a copy of the unsaved value. */
  kept: boolean;
  error: unknown;
}

const pauseBeforeSaving = 1_200;
const longestUnsaved = 10_000;
const pauseBeforeRetry = 5_000;

/**
 * A value that saves itself while somebody writes it. Every change is kept in the browser at once and saved after a pause.
 * What somebody else has saved, in another tab for example, is never overwritten: the writer chooses.
 */
export class Autosave<Value> {
  private state: AutosaveState<Value>;
  private revision = 0;
  private savedText: string;
  /** What was sent over the revision. One of them may have arrived although its answer was lost. */
  private readonly sent = new Set<string>();
  private keepBefore = false;
  private unsavedSince: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();

  /** @param empty The value until `open` or `begin` has given another. */
  constructor(
    private readonly port: AutosavePort<Value>,
    private readonly keptDrafts: KeptDrafts,
    empty: Value,
  ) {
    this.savedText = port.toText(empty);
    this.state = {
      status: 'opening',
      value: empty,
      savedAt: null,
      theirs: null,
      restoredFrom: null,
      setAside: null,
      kept: false,
      error: null,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): AutosaveState<Value> => this.state;

  /** The revision that the value is based on. */
  get basedOn(): number {
    return this.revision;
  }

  get isSaved(): boolean {
    return this.state.status === 'saved';
  }

  /** Whether what was written would be lost with the page: it is not saved, and this browser keeps no copy. */
  get isOnlyHere(): boolean {
    const { status, kept } = this.state;
    return !kept && !['opening', 'unopened', 'saved'].includes(status);
  }

  /** Reads the value, and restores what this browser kept. */
  readonly open = async (): Promise<void> => {
    this.set({ status: 'opening', error: null });
    try {
      this.begin(await this.port.read());
    } catch (error) {
      const kept = this.findKept();
      if (kept === null || !(error instanceof Unreachable)) return this.set({ status: 'unopened', error });
      this.revision = kept.revision;
      this.set({ status: 'offline', value: kept.value, kept: true, restoredFrom: kept.at });
      this.schedule(pauseBeforeRetry);
    }
  };

  /** Starts with a value that was read before, and restores what this browser kept. */
  readonly begin = (saved: Saved<Value>): void => {
    const kept = this.findKept();
    if (kept === null || this.port.toText(kept.value) === this.port.toText(saved.value)) return this.adopt(saved);
    this.base(saved);
    this.set({ value: kept.value, kept: true, restoredFrom: kept.at });
    if (kept.revision !== saved.revision) return this.set({ status: 'conflict', theirs: saved });
    this.saveLater(0);
  };

  /** Changes the value. It is saved after a pause, or `atOnce`. */
  readonly write = (value: Value, atOnce = false): void => {
    const text = this.port.toText(value);
    const kept = this.keptDrafts.keep({ text, revision: this.revision, at: new Date().toISOString() });
    this.set({ value, kept });
    this.unsavedSince ??= Date.now();
    if (!['saved', 'changed', 'unsavable', 'refused'].includes(this.state.status)) return;
    const longest = Math.max(0, this.unsavedSince + longestUnsaved - Date.now());
    this.saveLater(atOnce ? 0 : Math.min(pauseBeforeSaving, longest));
  };

  /** Saves unsaved changes now. Resolves once they are saved or saving has failed. */
  readonly save = async (): Promise<void> => {
    if (this.saving !== null) {
      await this.saving;
      // What was written while the save was under way.
      if (this.state.status !== 'changed') return;
    }
    if (nothingToSave.includes(this.state.status)) return;
    this.saving ??= this.saveOnce().finally(() => (this.saving = null));
    return this.saving;
  };

  /** Ends a conflict. Whichever value the writer chooses, the other one is not lost: see `setAside` and `keepBefore`. */
  readonly choose = async (which: 'mine' | 'theirs'): Promise<void> => {
    const { theirs, value } = this.state;
    if (theirs === null) return;
    if (which === 'theirs') {
      this.adopt(theirs);
      return this.set({ setAside: value });
    }
    this.base(theirs);
    this.keepBefore = true;
    this.set({ theirs: null });
    this.saveLater(0);
    await this.saving;
  };

  /** Takes what the server has, for example after an earlier version was restored. */
  readonly adopt = (saved: Saved<Value>): void => {
    clearTimeout(this.timer);
    this.base(saved);
    this.settled(this.port.toText(saved.value));
    this.set({ value: saved.value, theirs: null, restoredFrom: null, setAside: null, error: null });
  };

  /** Takes what the server has if it is newer and nothing here is unsaved. */
  readonly refresh = (saved: Saved<Value>): void => {
    if (this.isSaved && saved.revision > this.revision) this.adopt(saved);
  };

  readonly dismissSetAside = (): void => this.set({ setAside: null });

  /** Ends the work on this page. Unsaved changes are saved on the way out, and stay in the browser until they are. */
  readonly leave = (): void => {
    if (this.state.status === 'changed') void this.save();
    clearTimeout(this.timer);
  };

  private isSavable(value: Value): boolean {
    return this.port.isSavable?.(value) ?? true;
  }

  private findKept() {
    const kept = this.keptDrafts.find();
    const value = kept === null ? null : this.port.fromText(kept.text);
    return kept === null || value === null ? null : { ...kept, value };
  }

  private saveLater(milliseconds: number): void {
    clearTimeout(this.timer);
    if (!this.isSavable(this.state.value)) return this.set({ status: 'unsavable', error: null });
    this.set({ status: 'changed', error: null });
    this.schedule(milliseconds);
  }

  private async saveOnce(): Promise<void> {
    clearTimeout(this.timer);
    const { value } = this.state;
    const text = this.port.toText(value);
    if (text === this.savedText) return this.settled(text);
    if (!this.isSavable(value)) return this.set({ status: 'unsavable' });
    this.set({ status: 'saving', error: null });
    try {
      this.sent.add(text);
      const saved = await this.port.save(value, this.revision, this.keepBefore);
      this.keepBefore = false;
      this.base({ ...saved, value });
      this.port.onSaved?.(saved);
      if (this.port.toText(this.state.value) === text) return this.settled(text);
      this.unsavedSince = Date.now();
      this.saveLater(pauseBeforeSaving);
    } catch (error) {
      await this.failed(error);
    }
  }

  private async failed(error: unknown): Promise<void> {
    if (isClash(error)) {
      try {
        return this.meet(await this.port.read());
      } catch (unread) {
        return this.failed(isClash(unread) ? new Unreachable() : unread);
      }
    }
    if (error instanceof Refused && error.problem.status === 401) {
      this.set({ status: 'signed-out' });
      return this.port.onSignedOut?.();
    }
    if (!(error instanceof Refused) || error.problem.status >= 500 || error.problem.status === 429) {
      this.set({ status: 'offline' });
      return this.schedule(pauseBeforeRetry);
    }
    this.set({ status: 'refused', error });
  }

  /**
   * The server has another revision. If it is our own save, whose answer was lost, saving continues; otherwise the writer
   * chooses.
   */
  private meet(theirs: Saved<Value>): void {
    const text = this.port.toText(theirs.value);
    if (text === this.port.toText(this.state.value)) return this.adopt(theirs);
    if (!this.sent.has(text) || theirs.revision !== this.revision + 1) return this.set({ status: 'conflict', theirs });
    this.base(theirs);
    this.saveLater(0);
  }

  private base({ revision, value, savedAt }: Saved<Value>): void {
    this.revision = revision;
    this.savedText = this.port.toText(value);
    this.sent.clear();
    this.set({ savedAt });
  }

  private settled(text: string): void {
    this.unsavedSince = null;
    this.keptDrafts.settle(text);
    this.set({ status: 'saved', kept: false });
  }

  private schedule(milliseconds: number): void {
    clearTimeout(this.timer);
    if (milliseconds === 0) void this.save();
    else this.timer = setTimeout(() => void this.save(), milliseconds);
  }

  private set(change: Partial<AutosaveState<Value>>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}
