import type { EntityManager } from 'typeorm';
import { programOfSql, type ThingRef } from '#programs';
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
    inForce: await textInForce(manager, { kind: 'submission', id: submissionId }, at),
  };
}

/** The latest published version in the program of the thing that is in force at this instant. */
export function textInForce(manager: EntityManager, { kind, id }: ThingRef, at: Date): Promise<AttestationText> {
  return manager
    .createQueryBuilder(AttestationText, 'text')
    .where(`text.program_id = ${programOfSql(kind, ':id')} AND text.in_force_from <= :at`, { id, at })
    .orderBy('text.version', 'DESC')
    .limit(1)
    .getOneOrFail();
}
