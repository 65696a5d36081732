/**
 * Why an email was not delivered. `mailbox`: nobody gets mail at this address. `relay`: the mail server refuses Laurel,
 * or this email by its rules. `deferred`: it cannot take this email now. `unreachable`: there is no connection to it.
 */
export const mailTroubles = ['mailbox', 'relay', 'deferred', 'unreachable'] as const;
export type MailTrouble = (typeof mailTroubles)[number];
