/** The four parts of a submission, in the order that a candidate sees them. */
export const artifactKinds = [
  'responsive_narrative',
  'document_profile',
  'portfolio_analysis',
  'reflection_plan',
] as const;
export type ArtifactKind = (typeof artifactKinds)[number];

export const versionStates = ['draft', 'pilot', 'published', 'retired'] as const;
export type VersionState = (typeof versionStates)[number];

/** The states in which a pilot can offer a version. */
export const offeredVersionStates = ['pilot', 'published'] as const satisfies readonly VersionState[];

export const versionCommands = ['edit', 'pilot', 'publish', 'retire', 'discard'] as const;
export type VersionCommand = (typeof versionCommands)[number];

/** The commands that move a version from one public state to the next. */
export const publishingCommands = ['pilot', 'publish', 'retire'] as const satisfies readonly VersionCommand[];
export type PublishingCommand = (typeof publishingCommands)[number];

/** How a submission passes. There is one rule so far: every detail needs a score that meets. */
export const passRuleKinds = ['every-detail-meets'] as const;
export type PassRuleKind = (typeof passRuleKinds)[number];

/** How two versions can differ in one place. */
export const contentChangeKinds = ['added', 'removed', 'changed', 'reordered'] as const;
export type ContentChangeKind = (typeof contentChangeKinds)[number];

/** The columns whose words the database checks. */
export const columns = { 'version.state': versionStates } as const;
