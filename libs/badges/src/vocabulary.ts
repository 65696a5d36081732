import type { ArtifactKind } from '#catalog/vocabulary';

/** The states of an award (docs/domain.md, States), the best first. */
export const awardStates = ['issued', 'suspended', 'revoked'] as const;
export type AwardState = (typeof awardStates)[number];

/** What changes the state of an award. */
export const awardCommands = ['suspend', 'lift', 'revoke', 'reinstate'] as const;
export type AwardCommand = (typeof awardCommands)[number];

/** The commands in an award's history. `reissue` replaces the credential; the state stays. */
export const awardHistoryCommands = ['issue', ...awardCommands, 'reissue'] as const;
export type AwardHistoryCommand = (typeof awardHistoryCommands)[number];

/** Badges that are made of other badges: all of a stack, or all of the catalog. */
export const compositeKinds = ['stack', 'whole'] as const;
export type CompositeKind = (typeof compositeKinds)[number];

/** What a badge is for. */
export const achievementKinds = ['micro-credential', ...compositeKinds] as const;
export type AchievementKind = (typeof achievementKinds)[number];

/**
 * A person's progress with one micro-credential of a stack. `in-development`: it has no version, so nobody can earn it.
 */
export const partStandings = [...awardStates, 'not-earned', 'in-development'] as const;
export type PartStanding = (typeof partStandings)[number];

/** What a holder can share of a badge, each with its own link: an artifact, or `results`, the level reached on each detail. */
export type EvidenceItem = ArtifactKind | 'results';

/** Ed25519 for Data Integrity proofs, RS256 for JWTs. */
export const signingAlgorithms = ['Ed25519', 'RS256'] as const;
export type SigningAlgorithm = (typeof signingAlgorithms)[number];

/** What a status list is about (W3C Bitstring Status List). */
export const statusPurposes = ['suspension', 'revocation'] as const;
export type StatusPurpose = (typeof statusPurposes)[number];

/** No status list has a larger number. */
export const highestStatusList = 2_000_000_000;

/** The form of a picture. */
export const pictureFormats = ['svg', 'png'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** The columns whose CHECK lists words, with those words. */
export const columns = {
  'achievement.kind': achievementKinds,
  'award.state': awardStates,
  'award_history.command': awardHistoryCommands,
  'lost_withdrawal.purpose': statusPurposes,
  'published_status_list.purpose': statusPurposes,
  'signing_key.algorithm': signingAlgorithms,
} as const;
