import { Refused, Unreachable } from '../../../api/problem';
import type { Score, ScoreInput } from '../../../api/schema';
import type { KeptTexts } from '../../work/writing/kept-text';

/** A reviewer's score for one detail. Comments may come before the level. */
export interface GivenScore {
  level: string | null;
  rationale: string;
  feedback: string;
  /** Ids of evidence links. */
  cited: string[];
}

/** Saves and reads scores. */
export interface ScorePort {
  read(): Promise<Score | null>;
  save(given: ScoreInput, revision: number): Promise<Score>;
}

export type ScoreStatus =
  'empty' | 'no-level' | 'saved' | 'changed' | 'saving' | 'offline' | 'signed-out' | 'conflict' | 'refused';

/** Nothing needs saving. */
const atRest: readonly ScoreStatus[] = ['empty', 'saved'];
/** Saving is not possible: nothing needs it, a level is missing, or the reviewer has to choose a version first. */
const cannotSave: readonly ScoreStatus[] = [...atRest, 'no-level', 'conflict'];
/** A save is in progress or will be tried again automatically. */
const tryingToSave: readonly ScoreStatus[] = ['saving', 'offline', 'signed-out'];

export interface ScoreState {
  given: GivenScore;
  status: ScoreStatus;
  savedAt: string | null;
  /** What another tab saved, while the reviewer has to choose. */
  theirs: Score | null;
  /** When the restored entries were written, if this browser had kept unsaved ones. */
  restoredFrom: string | null;
  /** Whether this browser keeps a copy of the unsaved score. */
  kept: boolean;
  error: unknown;
}

const pauseBeforeSaving = 900;
const pauseBeforeRetry = 5_000;
const nothing: GivenScore = { level: null, rationale: '', feedback: '', cited: [] };

/**
 * The score of one detail while it is being given. Every change is kept in the browser at once. A level and citations
 * are saved immediately, comments after a pause. What another tab has saved is never overwritten: the reviewer
 * chooses.
 */
export class ScoreDraft {
  private state: ScoreState;
  private revision = 0;
  private savedAs = '';
  /** A save that may have arrived although its answer was lost. */
  private sent: string | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly port: ScorePort,
    private readonly kept: KeptTexts,
    private readonly on: { saved: () => void; signedOut: () => void },
    score: Score | null,
  ) {
    this.state = {
      given: givenIn(score),
      status: score === null ? 'empty' : 'saved',
      savedAt: null,
      theirs: null,
      restoredFrom: null,
      kept: false,
      error: null,
    };
    this.base(score);
    this.restore(score);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly current = (): ScoreState => this.state;

  get isSaved(): boolean {
    return atRest.includes(this.state.status);
  }

  readonly give = (change: Partial<GivenScore>): void => {
    const given = { ...this.state.given, ...change };
    const kept = this.kept.keep({ text: JSON.stringify(given), revision: this.revision, at: new Date().toISOString() });
    this.set({ given, kept });
    if (this.state.status === 'conflict') return;
    if (given.level === null) return this.set({ status: 'no-level' });
    if (!tryingToSave.includes(this.state.status)) this.set({ status: 'changed', error: null });
    this.schedule('rationale' in change || 'feedback' in change ? pauseBeforeSaving : 0);
  };

  /** Saves unsaved changes now. Resolves once they are saved or saving has failed. */
  readonly save = (): Promise<void> => {
    clearTimeout(this.timer);
    if (cannotSave.includes(this.state.status)) return Promise.resolve();
    this.saving ??= this.saveOnce().finally(() => (this.saving = null));
    return this.saving;
  };

  /** Ends a conflict: the reviewer's own score replaces the other, or is dropped. */
  readonly choose = async (which: 'mine' | 'theirs'): Promise<void> => {
    const { theirs } = this.state;
    if (theirs === null) return;
    if (which === 'theirs') return this.adopt(theirs);
    this.base(theirs);
    this.set({ theirs: null, status: this.state.given.level === null ? 'no-level' : 'changed' });
    await this.save();
  };

  /** Takes the score from the server, unless there are unsaved changes. */
  readonly refresh = (score: Score | null): void => {
    if (score !== null && score.revision > this.revision && this.isSaved) this.adopt(score);
  };

  private restore(score: Score | null): void {
    const kept = this.kept.find();
    const given = kept && parsed(kept.text);
    if (!kept || !given || kept.text === this.savedAs) return;
    const stale = kept.revision !== this.revision;
    this.state = {
      ...this.state,
      given,
      kept: true,
      restoredFrom: kept.at,
      status: stale && score ? 'conflict' : given.level === null ? 'no-level' : 'changed',
      theirs: stale ? score : null,
    };
    if (this.state.status === 'changed') this.schedule(0);
  }

  private async saveOnce(): Promise<void> {
    const { given } = this.state;
    const text = JSON.stringify(given);
    if (given.level === null || text === this.savedAs) return this.settled();
    this.set({ status: 'saving', error: null });
    try {
      this.sent = text;
      this.base(await this.port.save({ ...given, level: given.level }, this.revision), text);
      this.sent = null;
      this.on.saved();
      if (this.state.given !== given) {
        this.set({ status: 'changed' });
        return this.schedule(pauseBeforeSaving);
      }
      this.settled();
    } catch (error) {
      await this.failed(error);
    }
  }

  private async failed(error: unknown): Promise<void> {
    const status = error instanceof Refused ? error.problem.status : 0;
    if (status === 412) return this.meet();
    if (status === 401) {
      this.set({ status: 'signed-out' });
      return this.on.signedOut();
    }
    if (status === 0 || status >= 500 || status === 429) {
      this.set({ status: 'offline' });
      return this.schedule(pauseBeforeRetry);
    }
    this.set({ status: 'refused', error });
  }

  /**
   * The server has another revision. If it is our own save, with a lost answer, saving continues; otherwise the
   * reviewer chooses.
   */
  private async meet(): Promise<void> {
    try {
      const theirs = await this.port.read();
      const text = JSON.stringify(givenIn(theirs));
      if (theirs === null) return this.set({ status: 'refused', error: new Unreachable() });
      if (text === JSON.stringify(this.state.given)) return this.adopt(theirs);
      if (text !== this.sent) return this.set({ status: 'conflict', theirs });
      this.base(theirs);
      this.set({ status: 'changed' });
      this.schedule(0);
    } catch (error) {
      await this.failed(error);
    }
  }

  private adopt(score: Score): void {
    clearTimeout(this.timer);
    this.base(score);
    this.set({ given: givenIn(score), theirs: null, error: null });
    this.settled();
  }

  private base(score: Score | null, text = JSON.stringify(givenIn(score))): void {
    this.revision = score?.revision ?? 0;
    this.savedAs = text;
    this.state = { ...this.state, savedAt: score?.savedAt ?? null };
  }

  private settled(): void {
    this.kept.settle(this.savedAs);
    this.set({ status: 'saved', kept: false, restoredFrom: null });
  }

  private schedule(milliseconds: number): void {
    clearTimeout(this.timer);
    if (milliseconds === 0) void this.save();
    else this.timer = setTimeout(() => void this.save(), milliseconds);
  }

  private set(change: Partial<ScoreState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

function givenIn(score: Score | null): GivenScore {
  if (score === null) return nothing;
  const { level, rationale, feedback, cited } = score;
  return { level, rationale, feedback, cited };
}

function parsed(text: string): GivenScore | null {
  try {
    const { level, rationale, feedback, cited } = JSON.parse(text) as GivenScore;
    const fits =
      (level === null || typeof level === 'string') &&
      typeof rationale === 'string' &&
      typeof feedback === 'string' &&
      Array.isArray(cited);
    return fits ? { level, rationale, feedback, cited } : null;
  } catch {
    return null;
  }
}
