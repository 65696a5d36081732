import { Injectable } from '@nestjs/common';
import type { Achievement } from '../achievement.entity.js';
import { Achievements } from './achievements.js';
import type { AwardFacts } from './award-facts.queries.js';
import { Credential } from '../credential.entity.js';
import type { IssuanceRecord } from './issuance.entity.js';
import { Addresses } from '../addresses.policy.js';
import { compositeCredentialDocument, type CompositePart } from '../document/composite.document.js';
import {
  credentialDocument,
  type PreviousCredential,
  replacing,
  successorDocument,
} from '../document/credential.document.js';
import type { AchievementDocument, CredentialDocument, Signed } from '../document/open-badge.document.js';
import { validUntil } from '../document/validity.document.js';
import type { Recipient } from '../document/recipient.document.js';
import { issuerProfile } from '../issuer/issuer.document.js';
import { Issuers } from '../issuer/issuers.js';
import { Issuances } from './issuances.js';
import { CredentialSigner } from '../signing/credential-signer.js';

interface CompositeFacts {
  issuance: IssuanceRecord;
  achievement: Achievement;
  parts: CompositePart[];
  recipient: Recipient;
  /** When the badge was first issued. */
  awardedAt: Date;
  /** The credential that it replaces. */
  replaces?: Credential;
}

/**
 * Makes credentials, outside every transaction. A retry makes the same one. The issuer is the one that signs the status
 * list in which the credential has its place.
 */
@Injectable()
export class Credentials {
  constructor(
    private readonly issuances: Issuances,
    private readonly achievements: Achievements,
    private readonly issuers: Issuers,
    private readonly signer: CredentialSigner,
    private readonly addresses: Addresses,
  ) {}

  /** The credential of an enrollment that earned its badge. */
  async first({
    enrollmentId,
    version,
    attainment,
    recipient,
  }: AwardFacts): Promise<{ issuance: IssuanceRecord; credential: Credential }> {
    const achievement = await this.achievements.of(version);
    const issuance = await this.issuances.of({ enrollmentId });
    const issuer = await this.issuers.ofStatusList(issuance.listNumber);
    const document = credentialDocument(
      {
        issuance,
        issuer: issuerProfile(issuer),
        achievement: contentOf(achievement),
        attainment,
        recipient,
        awardedAt: issuance.validFrom,
        validUntil: validUntil(issuance.validFrom, version.content.validity?.months ?? null),
      },
      this.addresses,
    );
    return { issuance, credential: await this.signer.sign(document, issuance, issuer) };
  }

  /** The credential that replaces another: a revoked one, or one with an old address or DID. */
  async successor(old: Credential, recipient: Recipient): Promise<Credential> {
    const issuance = await this.issuances.of({ supersedes: old.id, awardId: old.awardId });
    const issuer = await this.issuers.ofStatusList(issuance.listNumber);
    const words = { previous: previousOf(old), issuance, issuer: issuerProfile(issuer), recipient };
    return this.signer.sign(successorDocument(words, this.addresses), issuance, issuer);
  }

  /**
   * The credential of a stack or the whole, first or replacing another. It names its parts, so Laurel writes it new
   * each time.
   */
  async composite({ achievement, replaces, ...facts }: CompositeFacts): Promise<Credential> {
    const issuer = await this.issuers.ofStatusList(facts.issuance.listNumber);
    const document = compositeCredentialDocument(
      { ...facts, issuer: issuerProfile(issuer), achievement: contentOf(achievement) },
      this.addresses,
    );
    return this.signer.sign(
      replaces === undefined ? document : replacing(previousOf(replaces), document),
      facts.issuance,
      issuer,
    );
  }
}

function contentOf({ document }: Achievement): AchievementDocument {
  return JSON.parse(document) as AchievementDocument;
}

function previousOf({ document: bytes }: Credential): PreviousCredential {
  const document: Partial<Signed<CredentialDocument>> = JSON.parse(bytes) as Signed<CredentialDocument>;
  delete document.proof;
  return { document: document as CredentialDocument, bytes };
}
