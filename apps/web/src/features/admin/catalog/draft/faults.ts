import type { ArtifactRequirement, VersionContent } from '../../../../api/schema';

/** Something wrong or missing at a place in the content. */
export interface Fault {
  /** A JSON pointer. */
  pointer: string;
  detail: string;
}

/** A part of the draft that is edited at a time. */
export type DraftPart = 'basics' | 'outcomes' | ArtifactRequirement['kind'] | 'scale' | 'preview' | 'check';

/** The parts of a draft in their order, with their names. */
export function partsOf({ artifacts }: VersionContent): { part: DraftPart; name: string }[] {
  return [
    { part: 'basics', name: 'Basics' },
    { part: 'outcomes', name: 'Outcomes' },
    ...artifacts.map(({ kind, position, title }) => ({
      part: kind,
      name: `Artifact ${position}: ${title || 'untitled'}`,
    })),
    { part: 'scale', name: 'Scale' },
    { part: 'preview', name: 'Preview' },
    { part: 'check', name: 'Check and move to pilot' },
  ];
}

export function isArtifactKind(part: DraftPart, { artifacts }: VersionContent): part is ArtifactRequirement['kind'] {
  return artifacts.some(({ kind }) => kind === part);
}

/** The part in which a fault is mended. */
export function partAt(pointer: string, { artifacts }: VersionContent): DraftPart {
  const [, part, index] = pointer.split('/');
  if (part === 'outcomes') return 'outcomes';
  if (part === 'rubric') return 'scale';
  return part === 'artifacts' ? ((artifacts[Number(index)] ?? artifacts[0])?.kind ?? 'basics') : 'basics';
}

/** "/outcomes/1/details/0/statement" → "Detail 2a". Empty for a whole part. */
export function placeInWords(pointer: string): string {
  const [, part, index, within, place] = pointer.split('/');
  const number = Number(index) + 1;
  if (index === undefined) return '';
  if (part === 'outcomes')
    return within === 'details' && place !== undefined
      ? `Detail ${number}${String.fromCharCode(97 + Number(place))}`
      : `Outcome ${number}`;
  if (part === 'artifacts')
    return within === 'guidingQuestions' && place !== undefined
      ? `Artifact ${number}, guiding question ${Number(place) + 1}`
      : `Artifact ${number}`;
  return part === 'rubric' ? `Level ${number}` : '';
}
