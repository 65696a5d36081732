import type { ArtifactRequirement, VersionContent } from '../../../../api/schema';

/** Something wrong or missing at a place in the content. */
export interface Fault {
  /** A JSON pointer. */
  pointer: string;
  detail: string;
}

/** A part of the draft that is edited at a time. */
export type DraftPart =
  | 'basics'
  | 'why-and-method'
  | 'credit-and-validity'
  | 'outcomes'
  | ArtifactRequirement['kind']
  | 'scale'
  | 'preview'
  | 'check';

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
    { part: 'why-and-method', name: 'Why, method, and resources' },
    { part: 'credit-and-validity', name: 'Credit, validity, and alignment' },
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
  if (['why', 'method', 'resources'].includes(part!)) return 'why-and-method';
  if (['credit', 'validity', 'prerequisites', 'alignments'].includes(part!)) return 'credit-and-validity';
  if (part === 'rubric' || part === 'passRule') return 'scale';
  return part === 'artifacts' ? ((artifacts[Number(index)] ?? artifacts[0])?.kind ?? 'basics') : 'basics';
}

const inOutcome: Record<string, string> = {
  competencies: ', competencies',
  sampleDocuments: ', sample documents',
  rubricSentences: ', what each level looks like',
  alignments: ', alignments',
};

/** "/outcomes/1/details/0/statement" → "Detail 2a". Empty for a whole part. */
export function placeInWords(pointer: string): string {
  const [, part, index, within, place] = pointer.split('/');
  const number = Number(index) + 1;
  if (index === undefined) return '';
  if (part === 'outcomes')
    return within === 'details' && place !== undefined
      ? `Detail ${number}${String.fromCharCode(97 + Number(place))}`
      : `Outcome ${number}${inOutcome[within ?? ''] ?? ''}`;
  if (part === 'resources') return `Resource ${number}`;
  if (part === 'alignments') return `Alignment ${number}`;
  if (part === 'artifacts')
    return within === 'guidingQuestions' && place !== undefined
      ? `Artifact ${number}, guiding question ${Number(place) + 1}`
      : `Artifact ${number}`;
  if (part === 'passRule') return 'Passing';
  return part === 'rubric' ? `Level ${number}` : '';
}
