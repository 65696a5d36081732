// Asks the registry for known vulnerabilities in the packages of the lock. A severe one in a package that ships is a failure.
// Some registries have no list of advisories, and some cannot be reached. Then the check is skipped, which is not a pass.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importedByPage, shipped } from './notices.mjs';

const severities = ['critical', 'high', 'moderate', 'low', 'info'];
const severe = ['critical', 'high'];

/**
 * Audits the lock of a folder: the outcome, and the lines to print.
 * @param {string} root
 * @param {{ ofPage: Iterable<string>, options?: string[] }} given the packages that the page imports, and options for npm
 */
export async function audit(root, { ofPage, options = [] }) {
  const answer = await askNpm(root, options);
  if (answer.vulnerabilities === undefined)
    return { outcome: 'skipped', lines: [`SKIPPED: the check for known vulnerabilities. ${reasonIn(answer)}`] };
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const ships = new Set(shipped(lock, ofPage).map(({ path }) => path));
  const found = Object.values(answer.vulnerabilities)
    .map((each) => ({ ...each, ships: each.nodes.some((path) => ships.has(path)) }))
    .sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
  const failures = found.filter((each) => each.ships && severe.includes(each.severity));
  const sum =
    failures.length === 0
      ? 'No package that ships has a known vulnerability of severity high or critical.'
      : `Packages that ship and have a severe vulnerability: ${failures.length}. Update or replace them.`;
  return { outcome: failures.length === 0 ? 'passed' : 'failed', lines: [...found.map(describe), sum] };
}

/** npm exits with an error when it finds something, so only its output counts. */
function askNpm(root, options) {
  const command = ['audit', '--json', '--package-lock-only', '--fetch-retries=1', '--fetch-timeout=30000', ...options];
  return new Promise((resolve) =>
    execFile('npm', command, { cwd: root, timeout: 120_000, maxBuffer: 2 ** 26 }, (_, output) => {
      try {
        resolve(JSON.parse(output));
      } catch {
        resolve({});
      }
    }),
  );
}

function reasonIn({ message, error }) {
  return `npm audit gets no answer: ${[message, error?.summary, error?.code].find(Boolean) ?? 'it does not say why.'}`;
}

function describe({ name, severity, range, via, ships }) {
  const advisories = via.filter((each) => typeof each === 'object').map(({ title, url }) => `${title} (${url})`);
  const causes = via.filter((each) => typeof each === 'string').map((cause) => `through ${cause}`);
  return `${severity}: ${name} ${range}${ships ? '' : ', development only'}: ${[...advisories, ...causes].join(', ')}`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { outcome, lines } = await audit(fileURLToPath(new URL('..', import.meta.url)), { ofPage: importedByPage() });
  console.log(lines.join('\n'));
  process.exitCode = { passed: 0, failed: 1, skipped: 77 }[outcome];
}
