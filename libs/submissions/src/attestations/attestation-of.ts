import { type EntityManager, LessThanOrEqual } from 'typeorm';
import { AttestationText } from './attestation-text.entity.js';
import { Attestation } from './attestation.entity.js';

/** A submission's attestation, and the text that is in force. */
export interface AttestationState {
  /** Null before the candidate attests. */
  attestation: Attestation | null;
  inForce: AttestationText;
}

/** Reads the attestation of a submission, and the text in force at this instant. */
export async function attestationOf(manager: EntityManager, submissionId: string, at: Date): Promise<AttestationState> {
  return {
    attestation: await manager.findOneBy(Attestation, { submissionId }),
    inForce: await textInForce(manager, at),
  };
}

/** The latest published version that is in force at this instant. */
export function textInForce(manager: EntityManager, at: Date): Promise<AttestationText> {
  return manager.findOneOrFail(AttestationText, {
    where: { inForceFrom: LessThanOrEqual(at) },
    order: { version: 'DESC' },
  });
}
