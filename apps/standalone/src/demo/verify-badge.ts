import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';

/** What an independent verifier says about a badge. */
export interface IndependentVerdict {
  /** Whether the proof is valid for a key in the issuer's did.json. */
  signature: boolean;
  /** Whether the badge is valid by its status list. Null when the list could not be read, which does not count as valid. */
  inForce: boolean | null;
  /** The checks of the verifier, by its own names. */
  log: Record<string, boolean>;
  errors: string[];
  /** The credential that was checked. */
  credential: Record<string, unknown>;
}

interface Reach {
  /** The site of the issuer, over https. */
  origin: string;
  /** A file (PEM) with the authority of the issuer's certificate, when it is not a public one. */
  certificateFile?: string;
  /** Contexts that the verifier does not have, by their addresses. It cannot fetch them, because it reaches only the issuer. */
  documents?: Record<string, object>;
}

export interface IndependentVerifier {
  /**
   * Checks the badge at an address, or another credential in its place, such as a forgery.
   * @throws Error when the address cannot be reached.
   */
  check(url: string, credential?: object): Promise<IndependentVerdict>;
  close(): void;
}

/**
 * The verifier runs in a process of its own. So it trusts the extra authority from its first connection, and it reaches only
 * the issuer's site: no verdict depends on a third party.
 */
const program = `
const [verifier, origin, given] = process.argv.slice(1);
const documents = new Map(Object.entries(JSON.parse(given)));
const reach = globalThis.fetch;
globalThis.fetch = async (to, options) => {
  const document = documents.get(to.url ?? String(to));
  if (document) return Response.json(document);
  if (new URL(to.url ?? to).origin !== origin) throw new TypeError('This check reaches only ' + origin + '.');
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

/** Starts `@digitalcredentials/verifier-core`, unchanged. It answers one check after another. Close it at the end. */
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
  ended.catch(() => undefined); // the caller that waits for a response gets the error
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
 * Checks the badge at an address with an independent verifier library.
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
