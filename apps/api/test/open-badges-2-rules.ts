type Json = Record<string, unknown>;

const isAddress = (value: unknown): boolean =>
  typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isInstant = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value);
const isEmail = (value: unknown): boolean => typeof value === 'string' && /^[^\s@<>]+@[^\s@<>]+$/.test(value);
const isHash = (value: unknown): boolean =>
  typeof value === 'string' && /^(sha256\$[0-9a-f]{64}|md5\$[0-9a-f]{32})$/.test(value);
const is = (expected: unknown) => (value: unknown) => value === expected;
const optional = (rule: Rule) => (value: unknown) => value === undefined || rule(value);
const each = (rules: Rules) => (value: unknown) =>
  Array.isArray(value) && value.every((item) => faultsOf(item as Json, rules).length === 0);
const of = (rules: Rules) => (value: unknown) =>
  typeof value === 'object' && value !== null && faultsOf(value as Json, rules).length === 0;

type Rule = (value: unknown) => boolean;
type Rules = Record<string, Rule>;

const context: Rules = { '@context': is('https://w3id.org/openbadges/v2') };

/**
 * What Open Badges 2.0 (IMS Final Release, 12 April 2018) requires, class by class. The official validator is written
 * in another language.
 */
const rules: Record<string, Rules> = {
  Assertion: {
    ...context,
    id: isAddress,
    type: is('Assertion'),
    recipient: of({ type: is('email'), hashed: is(true), identity: isHash, salt: isText }),
    badge: isAddress,
    verification: of({ type: (value) => value === 'hosted' || value === 'HostedBadge' }),
    issuedOn: isInstant,
    image: optional(isAddress),
    evidence: optional(
      each({
        id: optional(isAddress),
        type: is('Evidence'),
        name: optional(isText),
        narrative: optional(isText),
        description: optional(isText),
        genre: optional(isText),
      }),
    ),
    expires: optional(isInstant),
    revoked: optional(is(false)),
  },
  BadgeClass: {
    ...context,
    id: isAddress,
    type: is('BadgeClass'),
    name: isText,
    description: isText,
    image: isAddress,
    criteria: of({ id: optional(isAddress), narrative: optional(isText) }),
    issuer: isAddress,
    alignment: optional(
      each({
        targetName: isText,
        targetUrl: isAddress,
        targetCode: optional(isText),
        targetFramework: optional(isText),
        targetDescription: optional(isText),
      }),
    ),
    tags: optional((value) => Array.isArray(value) && value.every(isText)),
  },
  Issuer: {
    ...context,
    id: isAddress,
    type: is('Issuer'),
    name: isText,
    url: isAddress,
    email: isEmail,
    verification: optional(of({ type: is('VerificationObject'), startsWith: isAddress })),
  },
};

/**
 * How a document breaks the rules of Open Badges 2.0. Empty when it follows them. A property that the rules do not know
 * also breaks them.
 */
export function openBadges2Faults(document: Json): string[] {
  const known = rules[String(document.type)];
  return known === undefined ? [`/type ${String(document.type)}`] : faultsOf(document, known);
}

function faultsOf(document: Json, known: Rules): string[] {
  const broken = Object.entries(known).flatMap(([property, rule]) =>
    rule(document[property]) ? [] : [`/${property}`],
  );
  return [
    ...broken,
    ...Object.keys(document).flatMap((property) => (property in known ? [] : [`/${property} unknown`])),
  ];
}
