import { type CheckResult, failed, passed } from '../verdict.policy.js';
import { type JsonObject, isObject, listOf } from '../json.document.js';

/** How far an issuer's clock may be ahead of ours. */
const skewMs = 5 * 60 * 1000;
/** ISO 8601 with a time zone. Without one, the instant is ambiguous. */
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** Checks that a credential is valid now: after `validFrom`, before `validUntil`, and before its proof expires. */
export function checkValidity(credential: JsonObject, now: Date): CheckResult {
  const from = instantOf(credential.validFrom);
  if (from === null) return failed('validity', 'It does not name a start date with a time zone.');
  if (from.getTime() > now.getTime() + skewMs) return failed('validity', `It is not valid before ${inWords(from)}.`);
  const ends = [
    credential.validUntil,
    ...listOf(credential.proof).map((proof) => (isObject(proof) ? proof.expires : undefined)),
  ].filter((end) => end !== undefined);
  for (const end of ends) {
    const until = instantOf(end);
    if (until === null) return failed('validity', 'Its end date does not have a time zone.');
    if (until.getTime() <= now.getTime())
      return failed('validity', `It expired: it was valid until ${inWords(until)}.`);
  }
  const until = instantOf(credential.validUntil);
  return passed(
    'validity',
    until === null
      ? `Valid since ${inWords(from)}, with no end date.`
      : `Valid from ${inWords(from)} until ${inWords(until)}.`,
  );
}

function instantOf(value: unknown): Date | null {
  if (typeof value !== 'string' || !instant.test(value)) return null;
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? null : date;
}

function inWords(date: Date): string {
  return `${new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(date)} UTC`;
}
