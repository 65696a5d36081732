/** What is checked of every badge, in the order in which people read it. */
export const checkNames = ['proof', 'schema', 'issuer', 'status', 'validity'] as const;
export type CheckName = (typeof checkNames)[number];

/** `not-checked` where nothing can be said; it does not count as passed. */
export const checkOutcomes = ['passed', 'failed', 'not-checked'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

export const verdicts = ['accepted', 'refused'] as const;
export type Verdict = (typeof verdicts)[number];

/** Why a document at another server's address was not read; the error's code is `remote.<reason>`. */
export const remoteRefusals = ['address-refused', 'unreachable', 'too-slow', 'too-large', 'answer-refused'] as const;
export type RemoteRefusal = (typeof remoteRefusals)[number];
