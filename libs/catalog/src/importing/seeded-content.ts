import type { Place } from '../unconfirmed.document.js';
import type { Outcome, VersionContent, VersionTemplateContent } from '../version-content.document.js';
import { type CatalogSeed, isDraft, isExample, type SeededMicroCredential } from './catalog-seed.js';

type SeededOutcome = SeededMicroCredential['outcomes'][number];

/** What the program's versions start from, with all draft words marked. */
export function seededTemplate({ artifactTemplate, assessmentDefaults }: CatalogSeed): VersionTemplateContent {
  const { rubric, passRule, price } = assessmentDefaults;
  const scale = rubric.levels.map(({ code }) => `/rubric/${code}`);
  return {
    about: '',
    outcomes: [],
    artifacts: artifactTemplate.map(({ kind, position, title, about, text, files, confirmedBy, submittedBy }) => ({
      kind,
      position,
      title,
      about,
      guidingQuestions: [],
      text,
      files,
      ...(confirmedBy && { confirmedBy }),
      ...(submittedBy === 'team' && { submittedBy }),
    })),
    rubric: rubric.levels,
    passRule,
    priceCents: Math.round((price.pilotUsd ?? 0) * 100),
    ...marks([
      ...artifactTemplate.filter((artifact) => isDraft(artifact.source)).map(({ kind }) => `/artifacts/${kind}`),
      ...(isExample(rubric.source) ? scale : isDraft(rubric.source) ? scale.map((level) => `${level}/about`) : []),
    ]),
  };
}

/**
 * The content of a version with what is known about a micro-credential. With drafts, its outcomes also get their drafted
 * details, competencies and sample documents.
 */
export function seededContent(
  seed: CatalogSeed,
  { about, level, outcomes, guidingQuestions }: SeededMicroCredential,
  { withDrafts }: { withDrafts: boolean },
): VersionContent {
  const { unconfirmed = [], ...template } = seededTemplate(seed);
  return {
    level: level ?? seed.assumedLevel ?? seed.framework.levels[0]!.code,
    ...template,
    about: about?.text ?? '',
    outcomes: outcomes.map((outcome) => (withDrafts ? draftedOutcome(outcome) : knownOutcome(outcome))),
    artifacts: template.artifacts.map((artifact) => ({
      ...artifact,
      guidingQuestions: guidingQuestions[artifact.kind]?.items ?? [],
    })),
    ...marks([
      ...(isDraft(about?.source) ? ['/about'] : []),
      ...outcomes.flatMap((outcome) => outcomeMarks(outcome, withDrafts)),
      ...Object.entries(guidingQuestions)
        .filter(([, questions]) => isDraft(questions.source))
        .flatMap(([kind, { items }]) => items.map(({ id }) => `/artifacts/${kind}/guidingQuestions/${id}`)),
      ...unconfirmed,
    ]),
  };
}

function knownOutcome({ id, number, statement, rubric, shownBy }: SeededOutcome): Outcome {
  const { source: _, ...sentences } = rubric ?? {};
  return {
    id,
    number,
    statement,
    details: [],
    competencies: [],
    ...(rubric && { rubricSentences: sentences as Record<string, string> }),
    ...(shownBy === 'team' && { shownBy }),
  };
}

function draftedOutcome(outcome: SeededOutcome): Outcome {
  const { details, alignment, sampleDocuments } = outcome;
  return {
    ...knownOutcome(outcome),
    details: details.map(({ id, letter, statement }) => ({ id, letter, statement })),
    competencies: alignment.competencies,
    ...(sampleDocuments && { sampleDocuments: sampleDocuments.items }),
  };
}

function outcomeMarks({ id, source, rubric, alignment, details, sampleDocuments }: SeededOutcome, withDrafts: boolean) {
  const at = `/outcomes/${id}`;
  const drafted: [Place, string | undefined, boolean][] = [
    [at, source, true],
    [`${at}/rubricSentences`, rubric?.source, true],
    [`${at}/competencies`, alignment.source, withDrafts && alignment.competencies.length > 0],
    ...details.map((detail): [Place, string | undefined, boolean] => [
      `${at}/details/${detail.id}`,
      detail.source,
      withDrafts,
    ]),
    [`${at}/sampleDocuments`, sampleDocuments?.source, withDrafts],
  ];
  return drafted.filter(([, from, isThere]) => isThere && isDraft(from)).map(([place]) => place);
}

function marks(places: Place[]): Pick<VersionContent, 'unconfirmed'> {
  return places.length === 0 ? {} : { unconfirmed: places };
}
