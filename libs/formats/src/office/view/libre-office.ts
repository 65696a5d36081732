import { spawn } from 'node:child_process';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { dirname, join, parse } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { onPath } from '../../on-path.js';

/** LibreOffice needs about ten seconds to start on a busy machine, and a minute for a long document. */
const mostSeconds = 180;

/** Comments become notes of the PDF, each sheet one page, and slides that are hidden in a show are pages as well. */
const filters: Readonly<Record<string, [name: string, options: readonly string[]]>> = {
  docx: ['writer_pdf_Export', ['ExportNotes']],
  odt: ['writer_pdf_Export', ['ExportNotes']],
  fodt: ['writer_pdf_Export', []],
  xlsx: ['calc_pdf_Export', ['SinglePageSheets', 'ExportNotes']],
  ods: ['calc_pdf_Export', ['SinglePageSheets', 'ExportNotes']],
  pptx: ['impress_pdf_Export', ['ExportNotes', 'ExportHiddenSlides']],
  odp: ['impress_pdf_Export', ['ExportNotes', 'ExportHiddenSlides']],
};

/**
 * Makes a PDF of a file, beside it, and returns its path. LibreOffice has a profile of its own, runs no macros, and has
 * no network where the system can take it away. Null when it fails or takes too long.
 */
export async function pdfByLibreOffice(soffice: string, source: string): Promise<string | null> {
  const work = dirname(source);
  const { name, ext } = parse(source);
  const profile = join(work, 'profile');
  await mkdir(join(profile, 'user'), { recursive: true });
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), settings);
  if (!(await convert(soffice, { source, work, profile, extension: ext.slice(1) }))) return null;
  const made = join(work, `${name}.pdf`);
  return access(made).then(
    () => made,
    () => null,
  );
}

async function convert(
  soffice: string,
  { source, work, profile, extension }: { source: string; work: string; profile: string; extension: string },
): Promise<boolean> {
  const [name, options] = filters[extension]!;
  const values = Object.fromEntries(options.map((option) => [option, { type: 'boolean', value: 'true' }]));
  const command = [
    soffice,
    `-env:UserInstallation=${pathToFileURL(profile).href}`,
    ...['--headless', '--nologo', '--nodefault', '--norestore', '--nolockcheck', '--nofirststartwizard'],
    ...['--convert-to', `pdf:${name}:${JSON.stringify(values)}`, '--outdir', work, source],
  ];
  const [file, ...args] = [...(await withoutNetwork()), ...command];
  const child = spawn(file!, args, {
    stdio: 'ignore',
    cwd: work,
    // LibreOffice starts other processes. A group of their own can be ended together.
    detached: true,
    env: { PATH: process.env['PATH'] ?? '', HOME: profile, TMPDIR: work, LANG: 'C.UTF-8' },
  });
  const stop = () => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    } catch {
      // They have ended.
    }
  };
  process.once('exit', stop);
  if (child.pid !== undefined) yieldToOthers(child.pid);
  const timer = new AbortController();
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
  const late = setTimeout(mostSeconds * 1000, false, { signal: timer.signal, ref: false }).catch(() => false);
  try {
    return await Promise.race([ended, late]);
  } finally {
    timer.abort();
    stop();
    process.off('exit', stop);
  }
}

/** What to start a program with so that it has no network. Nothing where the system does not allow that. */
async function withoutNetwork(): Promise<string[]> {
  const unshare = process.platform === 'linux' ? onPath('unshare') : null;
  if (unshare === null) return [];
  const command = [unshare, '--map-root-user', '--net', '--'];
  const works = await new Promise<boolean>((resolve) => {
    const child = spawn(command[0]!, [...command.slice(1), 'true'], { stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  });
  return works ? command : [];
}

function yieldToOthers(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {
    // It has ended.
  }
}

const setting = (path: string, name: string, value: string) =>
  `<item oor:path="/org.openoffice.Office.${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`;

/** No macros, no links to elsewhere. The blind copy has none of them; this is the second wall. */
const settings = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">${[
  setting('Common/Security/Scripting', 'MacroSecurityLevel', '3'),
  setting('Common/Security/Scripting', 'DisableMacrosExecution', 'true'),
  setting('Common/Security/Scripting', 'BlockUntrustedRefererLinks', 'true'),
  setting('Writer/Content/Update', 'Link', '0'),
  setting('Calc/Content/Update', 'Link', '2'),
].join('')}</oor:items>
`;
