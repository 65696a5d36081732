import type { PreflightKind, PreflightMark, PreflightPlace } from '../vocabulary.js';
import { asSpoken, isChangeable } from './findings.policy.js';

interface Finding {
  kind: PreflightKind;
  place: PreflightPlace;
  mark: PreflightMark;
  matched: string;
  keptReason: string | null;
}

/**
 * The open findings that Laurel can replace in the same way as this one, with this one: those of the same mark. For a
 * question the name must be the same, so that the author of a book is not replaced together with a colleague.
 */
export function replacedAlike<F extends Finding>(finding: F, all: readonly F[]): F[] {
  return alike(finding, all, replacedWith);
}

/** The open findings that can stay for the same reason as this one, with this one: those of the same name. */
export function keptAlike<F extends Finding>(finding: F, all: readonly F[]): F[] {
  return alike(finding, all, keptWith);
}

/** For each finding: how many others are replaced or kept with it. */
export function countAlike<F extends Finding>(all: readonly F[]): Map<F, { replace: number; keep: number }> {
  const [replace, keep] = [othersBy(all, replacedWith), othersBy(all, keptWith)];
  return new Map(all.map((finding) => [finding, { replace: replace(finding), keep: keep(finding) }]));
}

/** The same for findings that are alike; null for one that is like no other. */
type Likeness = (finding: Finding) => string | null;

const replacedWith: Likeness = (finding) => {
  if (!isChangeable(finding)) return null;
  return finding.kind === 'mark' && finding.keptReason === null ? finding.mark : keptWith(finding);
};

const keptWith: Likeness = ({ kind, mark, matched, keptReason }) =>
  kind === 'notice' || keptReason !== null ? null : [kind, mark, asSpoken(matched)].join('\n');

function alike<F extends Finding>(finding: F, all: readonly F[], likeness: Likeness): F[] {
  const own = likeness(finding);
  return own === null ? [finding] : all.filter((other) => likeness(other) === own);
}

function othersBy(all: readonly Finding[], likeness: Likeness): (finding: Finding) => number {
  const times = new Map<string | null, number>([[null, 1]]);
  for (const own of all.map(likeness)) if (own !== null) times.set(own, (times.get(own) ?? 0) + 1);
  return (finding) => times.get(likeness(finding))! - 1;
}
