import { peopleSql } from '#identity';
import type { LetterKind, MessageFailure } from '../vocabulary.js';

/** Which messages that did not arrive. Without any limit, all. */
export interface ResendFilter {
  kind?: LetterKind;
  /** What may have been sent before a restore goes only when this says `held`. */
  failure?: MessageFailure;
  /** Those that were given up, or came back, at this instant or later. */
  since?: string;
  /** Those that were given up, or came back, before this instant. */
  until?: string;
  /** The part after the @ of the address. */
  domain?: string;
  /** Also to addresses at which nobody got mail, for example after a district has repaired its mail server. */
  refusedAddresses?: boolean;
}

/**
 * The messages to people of a program that a filter takes: `FROM ${undeliveredSql} AS undelivered`. `"leftOut"` says why one is not sent again; null when
 * it is. A message that failed because its account was deactivated is sent once the account is active again.
 */
export const undeliveredSql = `(
  SELECT message.id, message.person_id, message.kind, message.subject, message.failure, message.to_address, message.undelivered_at,
         person.email,
         CASE WHEN person.deactivated_at IS NOT NULL THEN 'deactivated'
              WHEN message.failure = 'link' AND message.link_id IS NOT NULL THEN 'link'
              WHEN message.failure = 'mailbox' AND message.to_address = person.email AND NOT $7::boolean THEN 'refused-address'
              WHEN message.failure = 'held' AND $3::text IS DISTINCT FROM 'held' THEN 'held'
         END AS "leftOut"
    FROM message JOIN ${peopleSql} AS person ON person.id = message.person_id
   WHERE message.undelivered_at <= $1 AND person.program_id = $8
     AND ($2::text IS NULL OR message.kind = $2)
     AND ($3::text IS NULL OR message.failure = $3)
     AND ($4::timestamptz IS NULL OR message.undelivered_at >= $4)
     AND ($5::timestamptz IS NULL OR message.undelivered_at < $5)
     AND ($6::text IS NULL OR lower(split_part(message.to_address, '@', 2)) = lower($6)))`;

/** The parameters of {@link undeliveredSql}, `$1` to `$8`. `asOf`: messages that fail later are left alone. */
export function parametersOf(programId: string, filter: ResendFilter, asOf: Date): unknown[] {
  const { kind = null, failure = null, since = null, until = null, domain = null, refusedAddresses = false } = filter;
  return [asOf, kind, failure, since, until, domain, refusedAddresses, programId];
}

/** In the order in which they did not arrive, so that two resends never wait for each other. */
export const inOrder = 'ORDER BY undelivered.undelivered_at, undelivered.id';
