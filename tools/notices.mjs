// Writes the licenses of the packages that Laurel ships, in the server and in the page, to THIRD-PARTY-NOTICES.txt.
// A package without a license stops it.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The packages in the lock file that reach production on any platform: those that the server depends on, and those that
 * the web app contains. The web app's packages are development dependencies, since the server does not need them.
 */
export function shipped({ packages }, ofPage) {
  const inPage = reachedFrom(packages, ofPage);
  return Object.entries(packages)
    .filter(([path, { dev, link }]) => path !== '' && !link && (!dev || inPage.has(path)))
    .map(([path, { version, license }]) => ({ path, name: path.split('node_modules/').at(-1), version, license }))
    .sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** The paths in the lock file of these packages and of everything that they depend on. */
function reachedFrom(packages, names) {
  const reached = new Set();
  const visit = (name, from) => {
    const path = pathOf(packages, name, from);
    if (path === undefined || reached.has(path)) return;
    reached.add(path);
    for (const dependency of Object.keys(packages[path].dependencies ?? {})) visit(dependency, path);
  };
  for (const name of names) visit(name, '');
  return reached;
}

/** Where a package finds another: in its own folder, or in one above it. */
function pathOf(packages, name, from) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(folder.lastIndexOf('/node_modules/'), 0))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    if (packages[path] !== undefined) return path;
    if (folder === '') return undefined;
  }
}

/** The packages that the page's sources import. */
export function importedByPage() {
  const sources = readdirSync(`${root}apps/web/src`, { recursive: true }).filter((file) => /\.(tsx?|css)$/.test(file));
  const imported = sources.flatMap((file) => [
    ...readFileSync(`${root}apps/web/src/${file}`, 'utf8').matchAll(
      /(?:from |import |import\()'((?:@[\w.-]+\/)?[a-z][\w.-]*)/g,
    ),
  ]);
  return new Set(imported.map(([, name]) => name));
}

/** The notices: each license text once, under the packages that have it. */
export function notices(packages, textOf) {
  const byText = new Map();
  for (const each of packages) {
    const text = textOf(each) ?? `License: ${each.license}`;
    byText.set(text, [...(byText.get(text) ?? []), `${each.name} ${each.version} (${each.license})`]);
  }
  const sections = [...byText].map(([text, names]) => `${[...new Set(names)].join('\n')}\n\n${text}`);
  return `Laurel contains these packages.\n\n${sections.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** The text of the license file that a package brings, or of the section on its license in its readme. */
function licenseText({ path }) {
  const folder = `${root}${path}`;
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder);
  const read = (name) => name && readFileSync(`${folder}/${name}`, 'utf8').trim();
  return (
    read(files.find((file) => /^(licen[sc]e|copying)/i.test(file))) ??
    /^#+ *licen[sc]e\s+([^#]+)/im.exec(read(files.find((file) => /^readme/i.test(file))) ?? '')?.[1].trim()
  );
}

/** A license file can tell the license when package.json does not. */
function licensed(each) {
  return { ...each, license: each.license ?? (licenseText(each) === undefined ? undefined : 'see below') };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const packages = shipped(JSON.parse(readFileSync(`${root}package-lock.json`, 'utf8')), importedByPage()).map(
    licensed,
  );
  const unlicensed = packages.filter(({ license }) => license === undefined);
  if (unlicensed.length > 0) {
    console.error(
      `No license: ${unlicensed.map(({ name, version }) => `${name} ${version}`).join(', ')}. Remove it, or ask its authors.`,
    );
    process.exitCode = 1;
  } else {
    await writeFile(`${root}THIRD-PARTY-NOTICES.txt`, notices(packages, licenseText));
    console.log(`THIRD-PARTY-NOTICES.txt lists ${packages.length} packages.`);
  }
}
