import { faultOfLine, type FieldError } from '#kernel';
import { teamPartsMissing } from './team-parts.policy.js';
import { cannotBeDraft, unconfirmedPlaces } from '../unconfirmed.document.js';
import type { ArtifactRequirement, Outcome, RubricLevel, VersionContent } from '../version-content.document.js';
import { notArtifacts } from '../vocabulary.js';
import { aidFaults } from './content-aids.policy.js';
import { passRuleFaults } from './pass-rule-faults.policy.js';
import { type Placed, repeated } from '../repeated.policy.js';

/** What content may refer to. */
export interface KnownFramework {
  levels: readonly string[];
  competencies: readonly number[];
  /** Codes of the program's other micro-credentials. */
  microCredentials: readonly string[];
}

const mediaType = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;

/** Every fault that keeps the content from being saved as a draft, with a pointer to each. */
export function faultsOf(content: VersionContent, known: KnownFramework): FieldError[] {
  return [
    ...levelFaults(content.level, known.levels),
    ...content.outcomes.flatMap((outcome, index) => outcomeFaults(outcome, index, known.competencies)),
    ...repeated(
      idsOf(content.outcomes),
      (id) => `The id "${id}" is already used. Every outcome and detail needs its own.`,
    ),
    ...artifactFaults(content.artifacts),
    ...rubricFaults(content.rubric),
    ...passRuleFaults(content),
    ...lineFaults(content),
    ...aidFaults(content, known.microCredentials),
    ...markFaults(content),
  ];
}

/** Every missing part that keeps a draft from going into pilot. None when the draft is complete. */
export function missingPartsOf(content: VersionContent): FieldError[] {
  const asksForNothing = (artifact: ArtifactRequirement): boolean =>
    artifact.text === null && !artifact.files?.minCount && !artifact.links?.minCount;
  return [
    ...(content.outcomes.length === 0
      ? [{ pointer: '/outcomes', detail: 'Write at least one essential outcome.' }]
      : []),
    ...(content.artifacts.length === 0 ? [{ pointer: '/artifacts', detail: 'Ask for at least one artifact.' }] : []),
    ...content.artifacts.flatMap((artifact, index) =>
      asksForNothing(artifact)
        ? [
            {
              pointer: `/artifacts/${index}`,
              detail: `"${artifact.title}" asks for nothing yet. Ask for a text, or for at least one file or link.`,
            },
          ]
        : [],
    ),
    ...teamPartsMissing(content),
    ...unconfirmedPlaces(content)
      .filter(({ judged }) => judged)
      .map(({ pointer }) => ({
        pointer,
        detail: 'Confirm or change this draft: candidates are judged by it.',
      })),
  ];
}

/** Every place with words that readers of the version will not see, because the program has not confirmed them. */
export function unconfirmedWordsOf(content: VersionContent): FieldError[] {
  return unconfirmedPlaces(content)
    .filter(({ judged }) => !judged)
    .map(({ pointer }) => ({ pointer, detail: 'A draft that only authors see until you confirm or change it.' }));
}

/** A mark whose words are gone is not a fault. Saving removes it. */
function markFaults(content: VersionContent): FieldError[] {
  const marks = (content.unconfirmed ?? []).map((value, index) => ({ pointer: `/unconfirmed/${index}`, value }));
  return [
    ...marks.flatMap(({ pointer, value }) =>
      cannotBeDraft(content, value) ? [{ pointer, detail: `"${value}" cannot be marked as a draft.` }] : [],
    ),
    ...repeated(marks, (place) => `The place "${place}" is already listed.`),
  ];
}

/** Titles and names are on one line: pages, files and badges show them so. */
function lineFaults({ artifacts, rubric }: VersionContent): FieldError[] {
  const lines = [
    ...artifacts.map(({ title }, index) => ({ pointer: `/artifacts/${index}/title`, fault: faultOfLine(title) })),
    ...rubric.map(({ name }, index) => ({ pointer: `/rubric/${index}/name`, fault: faultOfLine(name) })),
  ];
  return lines.flatMap(({ pointer, fault }) => (fault === null ? [] : [{ pointer, detail: fault }]));
}

function idsOf(outcomes: Outcome[]): Placed<string>[] {
  return outcomes.flatMap((outcome, index) => [
    { pointer: `/outcomes/${index}/id`, value: outcome.id },
    ...outcome.details.map((detail, at) => ({ pointer: `/outcomes/${index}/details/${at}/id`, value: detail.id })),
  ]);
}

function levelFaults(level: string, known: readonly string[]): FieldError[] {
  return known.includes(level)
    ? []
    : [{ pointer: '/level', detail: `The framework has no level "${level}". Its levels: ${known.join(', ')}.` }];
}

function outcomeFaults(outcome: Outcome, index: number, competencies: readonly number[]): FieldError[] {
  const at = `/outcomes/${index}`;
  const places = outcome.competencies.map((value, position) => ({ pointer: `${at}/competencies/${position}`, value }));
  return [
    ...inOrder(outcome.number, index + 1, `${at}/number`),
    ...outcome.details.flatMap((detail, position) =>
      inOrder(detail.letter, String.fromCharCode(97 + position), `${at}/details/${position}/letter`),
    ),
    ...places.flatMap(({ pointer, value }) =>
      competencies.includes(value) ? [] : [{ pointer, detail: `The framework has no competency ${value}.` }],
    ),
    ...repeated(places, (number) => `Competency ${number} is already listed.`),
  ];
}

function inOrder<Value>(value: Value, expected: Value, pointer: string): FieldError[] {
  return value === expected
    ? []
    : [
        {
          pointer,
          detail: `Use ${String(expected)} here. Numbers and letters follow the order, without gaps.`,
        },
      ];
}

function artifactFaults(artifacts: ArtifactRequirement[]): FieldError[] {
  const kinds = artifacts.map(({ kind }, index) => ({ pointer: `/artifacts/${index}/kind`, value: kind }));
  return [
    ...kinds.flatMap(({ pointer, value }) =>
      notArtifacts.some((name) => name === value)
        ? [{ pointer, detail: `"${value}" names another part. Use another name for this artifact.` }]
        : [],
    ),
    ...repeated(kinds, (kind) => `The artifact ${kind} is already listed.`),
    ...artifacts.flatMap((artifact, index) => requirementFaults(artifact, index)),
  ];
}

function requirementFaults(
  { position, guidingQuestions, text, files, links }: ArtifactRequirement,
  index: number,
): FieldError[] {
  const at = `/artifacts/${index}`;
  const faults = [
    ...inOrder(position, index + 1, `${at}/position`),
    ...repeated(
      guidingQuestions.map(({ id }, place) => ({ pointer: `${at}/guidingQuestions/${place}/id`, value: id })),
      (id) => `The id "${id}" is already used. Every question needs its own.`,
    ),
  ];
  if (text !== null && text.maxCharacters < 2 * text.wordMinimum - 1) {
    faults.push({
      pointer: `${at}/text/maxCharacters`,
      detail: `${text.wordMinimum} words do not fit into ${text.maxCharacters} characters.`,
    });
  }
  if (links !== undefined && links.minCount > links.maxCount) {
    faults.push({
      pointer: `${at}/links/minCount`,
      detail: `The minimum of ${links.minCount} links is above the maximum of ${links.maxCount}.`,
    });
  }
  if (files !== null) {
    const types = files.accept.map((value, place) => ({ pointer: `${at}/files/accept/${place}`, value }));
    if (files.minCount > files.maxCount)
      faults.push({
        pointer: `${at}/files/minCount`,
        detail: `The minimum of ${files.minCount} files is above the maximum of ${files.maxCount}.`,
      });
    faults.push(
      ...types.flatMap(({ pointer, value }) =>
        mediaType.test(value)
          ? []
          : [
              {
                pointer,
                detail: `"${value}" is not a media type. Write it in full and in lower case, for example application/pdf.`,
              },
            ],
      ),
      ...repeated(types, (type) => `${type} is already listed.`),
    );
  }
  return faults;
}

function rubricFaults(rubric: RubricLevel[]): FieldError[] {
  const firstThatMeets = rubric.findIndex((level) => level.meets);
  const faults = repeated(
    rubric.map(({ code }, index) => ({ pointer: `/rubric/${index}/code`, value: code })),
    (code) => `The code "${code}" is already used. Every level needs its own.`,
  );
  if (firstThatMeets === -1)
    faults.push({
      pointer: '/rubric',
      detail: 'No level meets, so nobody could pass. Mark at least one level as met.',
    });
  if (firstThatMeets === 0)
    faults.push({ pointer: '/rubric/0/meets', detail: 'The first level of the scale cannot meet.' });
  rubric.forEach((level, index) => {
    if (firstThatMeets !== -1 && index > firstThatMeets && !level.meets) {
      faults.push({
        pointer: `/rubric/${index}/meets`,
        detail: 'Every level after the first that meets must meet too.',
      });
    }
  });
  return faults;
}
