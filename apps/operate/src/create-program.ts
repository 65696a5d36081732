import { parseArgs } from 'node:util';
import { CreateProgram, readProgramFile, shippedFile } from '#catalog';
import { shippedPrograms } from '#catalog/vocabulary';
import { MailedLinks } from '#identity';
import { DomainError } from '#kernel';
import { onPlatform } from './on-platform.js';
import { readGiven } from './read-given.js';

// Creates a program: node dist/apps/operate/src/create-program.js <file> [--administrator you@example.org]
await onPlatform(async (platform) => {
  const { file, administrator } = argumentsGiven();
  const made = await platform.get(CreateProgram, { strict: false }).run({
    file: readProgramFile(await contentOf(file)),
    by: { invited: administrator },
  });
  console.log(
    `${made.code}, ${made.name}, was created: ${made.competencies} competencies, ${made.microCredentials} micro-credentials, ${made.versions} of them with a first version.`,
  );
  if (made.invitationId === null) return;
  const link = await platform.get(MailedLinks, { strict: false }).invitation(made.invitationId);
  console.log(`${administrator} is invited by email as its administrator. The link in the email is ${link!.url}`);
});

/** @throws DomainError `argument.usage`, `argument.email` */
function argumentsGiven(): { file: string; administrator: string | null } {
  const usage = 'Name the file of the program: create-program.js FILE [--administrator you@example.org]';
  let given;
  try {
    given = parseArgs({ options: { administrator: { type: 'string' } }, allowPositionals: true });
  } catch {
    throw new DomainError('invalid', 'argument.usage', usage);
  }
  const [file, ...more] = given.positionals;
  if (file === undefined || more.length > 0) throw new DomainError('invalid', 'argument.usage', usage);
  const administrator = given.values.administrator?.toLowerCase() ?? null;
  if (administrator !== null && !/^\S+@\S+$/.test(administrator))
    throw new DomainError('invalid', 'argument.email', `${administrator} is not an email address. ${usage}`);
  return { file, administrator };
}

/** @throws DomainError `argument.unreadable`, `argument.not-json` */
async function contentOf(file: string): Promise<unknown> {
  const shipped = shippedPrograms.find((name) => name === file);
  if (shipped !== undefined) return shippedFile(shipped);
  try {
    return JSON.parse(await readGiven(file, 'application/json'));
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new DomainError('invalid', 'argument.not-json', `${file} is not JSON: ${(error as Error).message}`);
  }
}
