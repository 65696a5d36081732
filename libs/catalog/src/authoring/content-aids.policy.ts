import { faultOfLine, type FieldError } from '#kernel';
import type { Alignment, Outcome, RubricSentences, VersionContent } from '../version-content.document.js';
import { repeated } from '../repeated.policy.js';

/** The faults in what helps candidates: questions, sentences, samples, resources, alignments and prerequisites. */
export function aidFaults(content: VersionContent, microCredentials: readonly string[]): FieldError[] {
  const { outcomes, resources = [], alignments = [] } = content;
  return [
    ...questionFaults(content),
    ...outcomes.flatMap((outcome, index) => outcomeFaults(outcome, `/outcomes/${index}`, content)),
    ...alignmentFaults(alignments, '/alignments'),
    ...resources.flatMap(({ title }, index) => lineFault(title, `/resources/${index}/title`)),
    ...repeated(
      resources.map(({ id }, index) => ({ pointer: `/resources/${index}/id`, value: id })),
      (id) => `The id "${id}" is already used. Every resource needs its own.`,
    ),
    ...prerequisiteFaults(content, microCredentials),
  ];
}

function questionFaults({ artifacts, outcomes }: VersionContent): FieldError[] {
  const known = new Set(outcomes.map(({ id }) => id));
  return artifacts.flatMap(({ guidingQuestions }, index) =>
    guidingQuestions.flatMap(({ outcome }, place) =>
      outcome === undefined || known.has(outcome)
        ? []
        : [
            {
              pointer: `/artifacts/${index}/guidingQuestions/${place}/outcome`,
              detail: 'This outcome is not in the version. Choose another one, or none.',
            },
          ],
    ),
  );
}

function outcomeFaults(outcome: Outcome, at: string, content: VersionContent): FieldError[] {
  const samples = (outcome.sampleDocuments ?? []).map((value, index) => ({
    pointer: `${at}/sampleDocuments/${index}`,
    value,
  }));
  return [
    ...sentenceFaults(outcome.rubricSentences, `${at}/rubricSentences`, content),
    ...outcome.details.flatMap(({ rubricSentences }, index) =>
      sentenceFaults(rubricSentences, `${at}/details/${index}/rubricSentences`, content),
    ),
    ...samples.flatMap(({ pointer, value }) => lineFault(value, pointer)),
    ...repeated(samples, () => 'This sample document is already listed.'),
    ...alignmentFaults(outcome.alignments ?? [], `${at}/alignments`),
  ];
}

function sentenceFaults(sentences: RubricSentences = {}, at: string, { rubric }: VersionContent): FieldError[] {
  const known = new Set(rubric.map(({ code }) => code));
  return Object.keys(sentences).flatMap((code) =>
    known.has(code)
      ? []
      : [{ pointer: `${at}/${code}`, detail: `The scale has no level "${code}". Remove this sentence.` }],
  );
}

function alignmentFaults(alignments: Alignment[], at: string): FieldError[] {
  return [
    ...alignments.flatMap(({ framework, code, title }, index) =>
      Object.entries({ framework, code, title }).flatMap(([field, value]) =>
        lineFault(value, `${at}/${index}/${field}`),
      ),
    ),
    ...repeated(
      alignments.map(({ framework, code }, index) => ({
        pointer: `${at}/${index}/code`,
        value: `${framework} ${code}`,
      })),
      (name) => `${name} is already listed.`,
    ),
  ];
}

function prerequisiteFaults({ prerequisites = [] }: VersionContent, known: readonly string[]): FieldError[] {
  const places = prerequisites.map((value, index) => ({ pointer: `/prerequisites/${index}`, value }));
  return [
    ...places.flatMap(({ pointer, value }) =>
      known.includes(value) ? [] : [{ pointer, detail: `The program has no other micro-credential ${value}.` }],
    ),
    ...repeated(places, (code) => `${code} is already listed.`),
  ];
}

function lineFault(value: string, pointer: string): FieldError[] {
  const fault = faultOfLine(value);
  return fault === null ? [] : [{ pointer, detail: fault }];
}
