/**
 * Names an artifact within its version, such as `responsive_narrative`. It stays the same when the artifact gets another
 * title or moves, also from version to version. Each program has its own.
 */
export type ArtifactKind = string;

/** What an artifact can be named: at most 50 small letters, digits and `_`, beginning with a letter. */
export const artifactKindForm = /^[a-z][a-z0-9_]{0,49}$/;

/** Parts of a version, or of a badge's evidence, that are not artifacts. No artifact has their names. */
export const notArtifacts = ['basics', 'outcomes', 'scale', 'preview', 'check', 'results'] as const;

/** The programs that come with Laurel, each in a file of the folder `seed`. */
export const shippedPrograms = ['mlds-catalog', 'ms-leads-program', 'sen-program'] as const;
export type ShippedProgram = (typeof shippedPrograms)[number];

/** How many artifacts a version may ask for. */
export const mostArtifacts = 12;

/** How many links one artifact may ask for. */
export const mostLinks = 50;

export const versionStates = ['draft', 'pilot', 'published', 'retired'] as const;
export type VersionState = (typeof versionStates)[number];

/** The states in which a pilot can offer a version. */
export const offeredVersionStates = ['pilot', 'published'] as const satisfies readonly VersionState[];

/** The states in which a version can be copied into another program. */
export const copiedVersionStates = ['draft', ...offeredVersionStates] as const satisfies readonly VersionState[];
export type CopiedVersionState = (typeof copiedVersionStates)[number];

export const versionCommands = ['edit', 'pilot', 'publish', 'retire', 'discard'] as const;
export type VersionCommand = (typeof versionCommands)[number];

/** The commands that move a version from one public state to the next. */
export const publishingCommands = ['pilot', 'publish', 'retire'] as const satisfies readonly VersionCommand[];
export type PublishingCommand = (typeof publishingCommands)[number];

/** What a person does in a design team. A director is responsible for one level. */
export const designParts = ['director', 'designer', 'draft-reviewer'] as const;
export type DesignPart = (typeof designParts)[number];

/** What can be done to a version by those who design it. */
export const designDeeds = ['read', 'comment', 'edit', 'resolve', 'sign-off', 'lead'] as const;
export type DesignDeed = (typeof designDeeds)[number];

/** The moves that directors sign off. */
export const signOffSteps = ['pilot', 'publish'] as const satisfies readonly PublishingCommand[];
export type SignOffStep = (typeof signOffSteps)[number];

/** Who can be asked to confirm an artifact. */
export const confirmers = ['coach'] as const;
export type Confirmer = (typeof confirmers)[number];

/** Who else than the member can submit an artifact, or show an outcome. */
export const sharers = ['team'] as const;
export type Sharer = (typeof sharers)[number];

/** How a submission passes (rule 12). */
export const passRuleKinds = ['every-detail-meets', 'at-least-level', 'at-least-n-of-m'] as const;
export type PassRuleKind = (typeof passRuleKinds)[number];

/** How two versions can differ in one place. */
export const contentChangeKinds = ['added', 'removed', 'changed', 'reordered'] as const;
export type ContentChangeKind = (typeof contentChangeKinds)[number];

/** How an import can change an item of a package. */
export const itemChangeKinds = ['added', 'removed', 'changed'] as const;
export type ItemChangeKind = (typeof itemChangeKinds)[number];

/** What a CASE package can define for its items and associations, by the list in which it does. */
export const caseDefinitionKinds = [
  'CFAssociationGroupings',
  'CFConcepts',
  'CFItemTypes',
  'CFLicenses',
  'CFSubjects',
] as const;
export type CaseDefinitionKind = (typeof caseDefinitionKinds)[number];

/** The most characters in the name of a domain or function. The name of a function is part of a key in PostgreSQL. */
export const longestPartName = 400;

/** An identifier in CASE: a UUID of any version. Publishers use more versions than the specification lists. */
export const caseIdentifierForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The columns whose words the database checks. */
export const columns = {
  'version.state': versionStates,
  'design_member.part': designParts,
  'sign_off.step': signOffSteps,
} as const;
