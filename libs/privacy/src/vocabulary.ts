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

/** The columns whose CHECK constraints list words of this slice. */
export const columns = { 'erasure.state': erasureStates, 'erasure.badges': badgeChoices } as const;
