import { Injectable } from '@nestjs/common';
import { Achievements } from './achievements.js';
import type { AwardFacts } from './award-facts.queries.js';
import { Credential, type IssuanceRecord } from './credential.entity.js';
import { Addresses } from './domain/addresses.js';
import { credentialDocument, successorDocument } from './domain/credential.document.js';
import type { AchievementDocument, CredentialDocument, Signed } from './domain/open-badge.js';
import { Issuances } from './issuances.js';
import { CredentialSigner } from './signing/credential-signer.js';

/** Makes credentials, outside every transaction: a retry makes the same one again. */
@Injectable()
export class Credentials {
  constructor(
    private readonly issuances: Issuances,
    private readonly achievements: Achievements,
    private readonly signer: CredentialSigner,
    private readonly addresses: Addresses,
  ) {}

  /** The credential of an enrollment that earned its badge. */
  async first({ enrollmentId, definition, attainment, recipientEmail }: AwardFacts): Promise<{ issuance: IssuanceRecord; credential: Credential }> {
    const achievement = await this.achievements.of(definition);
    const issuance = await this.issuances.of({ enrollmentId });
    const document = credentialDocument(
      { issuance, achievement: JSON.parse(achievement.document) as AchievementDocument, attainment, recipientEmail, awardedAt: issuance.validFrom },
      this.addresses,
    );
    return { issuance, credential: await this.signer.sign(document, issuance) };
  }

  /** The credential that takes the place of a revoked one. */
  async successor(old: Credential, recipientEmail: string): Promise<Credential> {
    const document = withoutProof(JSON.parse(old.document) as Signed<CredentialDocument>);
    const issuance = await this.issuances.of({ supersedes: old.id, awardId: old.awardId });
    return this.signer.sign(successorDocument({ previous: { document, bytes: old.document }, issuance, recipientEmail }, this.addresses), issuance);
  }
}

function withoutProof(signed: Signed<CredentialDocument>): CredentialDocument {
  const document: Partial<Signed<CredentialDocument>> = { ...signed };
  delete document.proof;
  return document as CredentialDocument;
}
