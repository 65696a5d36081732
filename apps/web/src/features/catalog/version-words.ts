import type {
  ArtifactRequirement,
  Credit,
  EssentialOutcome,
  Framework,
  VersionContent,
  VersionSummary,
} from '../../api/schema';
import { scaleOf } from '#catalog/pass-rule';
import { levelsInWords } from '#catalog/version-content';
import { acceptedInWords, sizeInWords } from '#kernel/files';
import { counted } from '../../ui/number-words';

/** What readers see for each state of a version. */
export const stateNames: Record<VersionSummary['state'], string> = {
  draft: 'Draft',
  pilot: 'In pilot',
  published: 'Published',
  retired: 'Retired',
};

export function levelName({ levels }: Framework, code: string): string {
  return levels.find((level) => level.code === code)?.name ?? code;
}

/** "Free", "$150", "$99.50". */
export function priceInWords(cents: number): string {
  if (cents === 0) return 'Free';
  return new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: 'USD',
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100);
}

/** What the badge counts for: "15 hours of professional development", "1 point". */
export function creditInWords({ hours, points, semesterCredit }: Credit = {}): string[] {
  return [
    ...(hours ? [counted(hours, 'hour of professional development', 'hours of professional development')] : []),
    ...(points ? [counted(points, 'point')] : []),
    ...(semesterCredit ? [counted(semesterCredit, 'semester credit')] : []),
  ];
}

/** An outcome of a version as the guide beside a candidate's text shows it. */
export function withLevels(outcome: EssentialOutcome, content: Pick<VersionContent, 'rubric' | 'passRule'>) {
  return {
    ...outcome,
    levels: levelsInWords(scaleOf(content, outcome.id), outcome.rubricSentences),
    sampleDocuments: outcome.sampleDocuments ?? [],
    details: outcome.details.map((detail) => ({
      ...detail,
      levels: levelsInWords(scaleOf(content, detail.id), detail.rubricSentences),
    })),
  };
}

/** What an artifact requires: "A text of at least 1,000 words", "1 to 20 files, up to 500 MB each: PDF, JPEG". */
export function demandsOf({
  text,
  files,
  links,
  confirmedBy,
  submittedBy,
}: Pick<ArtifactRequirement, 'text' | 'files' | 'links' | 'confirmedBy' | 'submittedBy'>): string[] {
  return [
    ...(text
      ? [text.wordMinimum > 0 ? `A text of at least ${text.wordMinimum.toLocaleString('en-US')} words` : 'A text']
      : []),
    ...(files
      ? [`${countInWords(files, 'file')}, up to ${sizeInWords(files.maxBytes)} each: ${acceptedInWords(files.accept)}`]
      : []),
    ...(links ? [`${countInWords(links, 'link')}, each with a description`] : []),
    ...(submittedBy ? ['Your team submits it together'] : []),
    ...(confirmedBy ? ['Your coach confirms it before you submit'] : []),
  ];
}

function countInWords({ minCount, maxCount }: { minCount: number; maxCount: number }, noun: string): string {
  if (minCount === maxCount) return maxCount === 1 ? `One ${noun}` : `${maxCount} ${noun}s`;
  return minCount === 0 ? `Up to ${maxCount} ${noun}s` : `${minCount} to ${maxCount} ${noun}s`;
}
