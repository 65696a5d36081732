import type { FieldError } from '#kernel';
import type { AiUse, AttestationItem, Consent } from '../vocabulary.js';

/** The words of one version of the attestation text. */
export interface Statements {
  ownWork: { statement: string };
  /** `how` asks for the explanation that every use of AI needs. */
  aiUse: { question: string; choices: Record<AiUse, string>; how: string };
  consent: { question: string; choices: Record<Consent, string> };
}

/** The answers as the form has them, perhaps not all yet. */
export interface GivenAnswers {
  ownWork: boolean;
  aiUse: AiUse | null;
  /** How AI was used. Empty when it was not. */
  aiHow: string;
  consent: Consent | null;
}

/** Answers to everything (rule 26). */
export interface Answers extends GivenAnswers {
  ownWork: true;
  aiUse: AiUse;
  consent: Consent;
}

/** What is wrong with the answers, by field. Empty when they are complete. */
export function faultsOf({ ownWork, aiUse, aiHow, consent }: GivenAnswers): FieldError[] {
  const faults: FieldError[] = [];
  if (!ownWork) faults.push({ pointer: '/ownWork', detail: 'Confirm that this work is your own.' });
  if (aiUse === null) faults.push({ pointer: '/aiUse', detail: 'Choose how you used AI.' });
  else if (aiUse !== 'none' && aiHow.trim() === '') faults.push({ pointer: '/aiHow', detail: 'Say how you used AI.' });
  if (consent === null) faults.push({ pointer: '/consent', detail: 'Choose whether anyone is shown or named.' });
  return faults;
}

/** The answers when they are complete, or else null. An explanation of no use of AI is dropped. */
export function completeAnswers(given: GivenAnswers): Answers | null {
  if (faultsOf(given).length > 0) return null;
  return { ...given, aiHow: given.aiUse === 'none' ? '' : given.aiHow.trim() } as Answers;
}

/** Why an attempt cannot be sealed yet: without an attestation, or with one to an earlier text. */
export type AttestationGap = 'missing' | 'outdated';

/** What this attestation lacks before the seal, or null when it is complete. */
export function attestationGap(
  attestation: { textVersion: number; answers: GivenAnswers } | null,
  inForce: { version: number },
): AttestationGap | null {
  if (attestation === null || faultsOf(attestation.answers).length > 0) return 'missing';
  return attestation.textVersion === inForce.version ? null : 'outdated';
}

/** A statement or question of the text, and what the candidate answered. */
export interface SaidInAttestation {
  item: AttestationItem;
  statement: string;
  /** Empty for a statement that is only confirmed. */
  answer: string;
}

/** An attestation with the words of the text that it answers. It is part of the manifest. */
export interface Attested {
  textVersion: number;
  /** ISO 8601, UTC. */
  attestedAt: string;
  answers: Answers;
  said: SaidInAttestation[];
}

/** Puts an attestation in the words of its text, for the manifest, the receipt and administrators. */
export function attestedTo(
  { version, statements: { ownWork, aiUse, consent } }: { version: number; statements: Statements },
  { answers, attestedAt }: { answers: Answers; attestedAt: Date },
): Attested {
  const use = aiUse.choices[answers.aiUse];
  return {
    textVersion: version,
    attestedAt: attestedAt.toISOString(),
    answers,
    said: [
      { item: 'ownWork', statement: ownWork.statement, answer: '' },
      { item: 'aiUse', statement: aiUse.question, answer: answers.aiHow === '' ? use : `${use} ${answers.aiHow}` },
      { item: 'consent', statement: consent.question, answer: consent.choices[answers.consent] },
    ],
  };
}
