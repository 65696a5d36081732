import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

/** What a verifier that knows nothing of Laurel says of a badge. */
export interface IndependentVerdict {
  /** Whether the proof holds under a key of the issuer's did.json. */
  signature: boolean;
  /** Whether the badge's status list has it in force; null when the list could not be read, which is no yes. */
  inForce: boolean | null;
  /** What it checked, by its own names. */
  log: Record<string, boolean>;
  errors: string[];
  /** What was checked. */
  credential: Record<string, unknown>;
}

interface Reach {
  /** The site of the issuer, over https. */
  origin: string;
  /** A file (PEM) with the authority of the issuer's certificate, where it is not a public one. */
  certificateFile?: string;
  /** What is published elsewhere and given to the verifier by its address, since it reaches nothing else: contexts that it does not carry. */
  documents?: Record<string, object>;
}

export interface IndependentVerifier {
  /**
   * Checks the badge that is published at an address, or another credential in its place, such as a forgery.
   * @throws Error when the address cannot be reached.
   */
  check(url: string, credential?: object): Promise<IndependentVerdict>;
  close(): void;
}

/**
 * The verifier in a process of its own: so it trusts the extra authority from its first connection on, and reaches the
 * issuer's site and nothing else, that a verdict may never hang on a third party.
 */
const program = `
const [verifier, origin, given] = process.argv.slice(1);
const documents = new Map(Object.entries(JSON.parse(given)));
const reach = globalThis.fetch;
globalThis.fetch = async (to, options) => {
  const document = documents.get(to.url ?? String(to));
  if (document) return Response.json(document);
  if (new URL(to.url ?? to).origin !== origin) throw new TypeError('This check reaches ' + origin + ' alone.');
  return reach(to, options);
};
console.log = console.warn = console.error = () => undefined;
const { verifyCredential } = await import(verifier);
const check = async ({ url, credential }) => {
  const given = credential ?? (await (await fetch(url, { headers: { accept: 'application/vc+ld+json' } })).json());
  const { log = [], errors = [] } = await verifyCredential({ credential: structuredClone(given), knownDIDRegistries: [] });
  return { log: log.map(({ id, valid }) => [id, valid === true]), unreadable: log.some(({ error }) => error), errors: errors.map(({ message }) => String(message)), credential: given };
};
for await (const line of (await import('node:readline')).createInterface(process.stdin)) {
  const answer = await check(JSON.parse(line)).catch((error) => ({ failure: String(error.cause ?? error) }));
  process.stdout.write(JSON.stringify(answer) + '\\n');
}
`;

interface Said {
  log: [string, boolean][];
  unreadable: boolean;
  errors: string[];
  credential: Record<string, unknown>;
  failure?: string;
}

/** Starts `@digitalcredentials/verifier-core` as a stranger would have it. It answers one check after another; close it at the end. */
export function openIndependentVerifier({ origin, certificateFile, documents = {} }: Reach): IndependentVerifier {
  const library = createRequire(import.meta.url).resolve('@digitalcredentials/verifier-core');
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', program, pathToFileURL(library).href, origin, JSON.stringify(documents)],
    {
      env: {
        PATH: process.env.PATH,
        ...(certificateFile === undefined ? {} : { NODE_EXTRA_CA_CERTS: certificateFile }),
      },
      stdio: ['pipe', 'pipe', 'pipe'],
    },
  );
  const complaint = text(child.stderr);
  const ended = once(child, 'exit').then(async () => {
    throw new Error(`The independent verifier ended: ${(await complaint).trim()}`);
  });
  ended.catch(() => undefined); // whoever waits for an answer hears of it
  const answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  return {
    check: async (url, credential) => {
      child.stdin.write(`${JSON.stringify({ url, credential })}\n`);
      const { value } = await Promise.race([answers.next(), ended]);
      if (value === undefined) return ended;
      return verdictOf(JSON.parse(value) as Said);
    },
    close: () => void child.stdin.end(),
  };
}

/**
 * Has the badge at an address checked by an independent verifier library, as a stranger would.
 * @throws Error when the address cannot be reached.
 */
export async function verifyBadgeIndependently(
  url: string,
  { certificateFile }: { certificateFile?: string } = {},
): Promise<IndependentVerdict> {
  const verifier = openIndependentVerifier({ origin: new URL(url).origin, certificateFile });
  try {
    return await verifier.check(url);
  } finally {
    verifier.close();
  }
}

function verdictOf({ log, unreadable, errors, credential, failure }: Said): IndependentVerdict {
  if (failure !== undefined) throw new Error(`The independent verifier could not check the badge: ${failure}`);
  const standings = log.filter(([id]) => id.endsWith('_status'));
  return {
    signature: log.some(([id, valid]) => id === 'valid_signature' && valid),
    inForce: unreadable || standings.length === 0 ? null : standings.every(([, valid]) => valid),
    log: Object.fromEntries(log),
    errors,
    credential,
  };
}
