/** The states of an erasure (rule 35). */
export const erasureStates = ['requested', 'held', 'due', 'withdrawn', 'done'] as const;
export type ErasureState = (typeof erasureStates)[number];

export const erasureCommands = ['hold', 'release', 'withdraw', 'come-due', 'finish'] as const;
export type ErasureCommand = (typeof erasureCommands)[number];

/** An erasure in one of these states is still to come. A person has one at most. */
export const openErasureStates = ['requested', 'held', 'due'] as const satisfies readonly ErasureState[];

/** What becomes of a person's badges when the person is erased: they stay valid without a name, or are revoked. */
export const badgeChoices = ['keep', 'revoke'] as const;
export type BadgeChoice = (typeof badgeChoices)[number];

/** The states of an export. It is removed some days after it is ready. */
export const exportStates = ['requested', 'ready', 'removed', 'failed'] as const;
export type ExportState = (typeof exportStates)[number];

export const exportCommands = ['finish', 'remove', 'give-up'] as const;
export type ExportCommand = (typeof exportCommands)[number];

/** Why an export lists a file without containing it. */
export const leftOutReasons = ['being-scanned', 'infected', 'damaged', 'missing', 'no-room'] as const;
export type LeftOutReason = (typeof leftOutReasons)[number];

/**
 * The kinds of records that have a period, in the order in which they are deleted: the account last, because the others
 * look for the name. Badges have none: they stay.
 */
export const retainedKinds = ['message', 'technical', 'work', 'assessment', 'career', 'account'] as const;
export type RetainedKind = (typeof retainedKinds)[number];

/** What an erasure does to a kind of data: it deletes the rows, deletes the words in them, or keeps them. */
export const fates = ['deleted', 'emptied', 'kept'] as const;
export type Fate = (typeof fates)[number];

/** The columns whose CHECK constraints list words of this slice. */
export const columns = {
  'erasure.state': erasureStates,
  'erasure.badges': badgeChoices,
  'data_export.state': exportStates,
  'retention.kind': retainedKinds,
} as const;
