import type { Score, ScoreInput } from '../../../api/schema';
import { Autosave, type AutosavePort, type Saved } from '../../../autosave/autosave';
import type { KeptDrafts } from '../../../autosave/kept-drafts';

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
  onSaved(): void;
  onSignedOut(): void;
}

const nothing: GivenScore = { level: null, rationale: '', feedback: '', cited: [] };

/** The score of one detail while it is being given. It can be saved once it has a level. */
export class ScoreDraft extends Autosave<GivenScore> {
  constructor(port: ScorePort, kept: KeptDrafts, score: Score | null) {
    super(savingWith(port), kept, nothing);
    this.begin(savedScore(score));
  }

  /** A level and citations are saved at once, comments after a pause. */
  readonly give = (change: Partial<GivenScore>): void => {
    const isWritten = 'rationale' in change || 'feedback' in change;
    this.write({ ...this.current().value, ...change }, !isWritten);
  };
}

/** A score as the server has it; `nothing` before there is one. */
export function savedScore(score: Score | null): Saved<GivenScore> {
  if (score === null) return { value: nothing, revision: 0, savedAt: null };
  const { level, rationale, feedback, cited, revision, savedAt } = score;
  return { value: { level, rationale, feedback, cited }, revision, savedAt };
}

function savingWith({ read, save, ...on }: ScorePort): AutosavePort<GivenScore> {
  return {
    read: async () => savedScore(await read()),
    save: async ({ level, ...comments }, revision) => savedScore(await save({ level: level!, ...comments }, revision)),
    toText: ({ level, rationale, feedback, cited }) => JSON.stringify({ level, rationale, feedback, cited }),
    fromText: parsed,
    isSavable: ({ level }) => level !== null,
    ...on,
  };
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
