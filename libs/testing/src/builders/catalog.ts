import {
  type Author,
  CreateDraftVersion,
  DiscardDraft,
  EditDraftVersion,
  ImportCatalog,
  MoveVersion,
  readCatalogSeed,
  Version,
  type VersionContent,
} from '#catalog';
import type { PublishingCommand } from '#catalog/vocabulary';
import { ProgramQueries } from '#programs';
import type { Laurel } from '../start-laurel.js';

/** Imports the program's whole catalog. Returns the versions in pilot by the code of their micro-credential. */
export async function seededCatalog(laurel: Laurel): Promise<Record<'INS-1' | 'INS-2' | 'INS-3' | 'INS-4', Version>> {
  await laurel.get(ImportCatalog).run();
  const versions = await laurel.dataSource
    .getRepository(Version)
    .find({ where: { number: 1 }, relations: { microCredential: true } });
  return Object.fromEntries(versions.map((version) => [version.microCredential.code, version])) as Record<
    'INS-1' | 'INS-2' | 'INS-3' | 'INS-4',
    Version
  >;
}

export interface VersionSituation {
  /** The micro-credential's code. Unless given, one in development. */
  code?: string;
  /** The differences from the small content. */
  content?: Partial<VersionContent>;
}

/** An administrator without a row in the database, who writes and publishes. */
export const anAuthor: Author = { id: 'an-author', roles: ['administrator'] };
const actor = anAuthor;

/** A version with small content, made by the real operations: `await aVersion(laurel).inPilot()`. */
export function aVersion(laurel: Laurel, { code = 'VIS-1', content = {} }: VersionSituation = {}) {
  const draft = async (): Promise<Version> => {
    const programId = await importedInto(laurel);
    const {
      id,
      revision,
      content: template,
    } = await laurel.get(CreateDraftVersion).run({ programId, code, level: content.level ?? 'developing', actor });
    return laurel
      .get(EditDraftVersion)
      .run({ versionId: id, revision, content: { ...small(template), ...content }, actor });
  };
  const moved = async ({ id, revision }: Version, command: PublishingCommand): Promise<Version> =>
    laurel.get(MoveVersion).run({ versionId: id, command, revision, actor });
  const inPilot = async () => moved(await draft(), 'pilot');
  const published = async () => moved(await inPilot(), 'publish');
  const retired = async () => moved(await published(), 'retire');
  const discarded = async () => {
    const { id, revision } = await draft();
    return laurel.get(DiscardDraft).run({ versionId: id, revision, actor });
  };
  return { draft, inPilot, published, retired, discarded };
}

/** The program's catalog, imported: that of the first program, or the same for another. Returns the program's id. */
async function importedInto(laurel: Laurel): Promise<string> {
  if (laurel.programId === undefined) return (await laurel.get(ImportCatalog).run()).programId;
  const programs = await laurel.get(ProgramQueries).all();
  const program = programs.find(({ id }) => id === laurel.programId)!;
  return (await laurel.get(ImportCatalog).run({ seed: { ...readCatalogSeed(), program } })).programId;
}

/** Two outcomes, one with details, and requirements that a test can meet in one line. Nothing in it is a draft. */
function small({ unconfirmed: _, ...template }: VersionContent): VersionContent {
  const words: Record<string, number> = { responsive_narrative: 10, reflection_plan: 5 };
  return {
    ...template,
    rubric: template.rubric.map((level) => ({ ...level, about: '' })),
    outcomes: [
      { id: 'o1', number: 1, statement: 'Plans a shared reading hour', details: [], competencies: [4] },
      {
        id: 'o2',
        number: 2,
        statement: 'Leads the shared reading hour',
        details: [
          { id: 'o2a', letter: 'a', statement: 'Prepares the teachers' },
          { id: 'o2b', letter: 'b', statement: 'Takes part' },
        ],
        competencies: [],
      },
    ],
    artifacts: template.artifacts.map((artifact) => ({
      ...artifact,
      text: artifact.text && { wordMinimum: words[artifact.kind] ?? 0, maxCharacters: 5_000 },
      files: artifact.files && {
        minCount: 1,
        maxCount: 3,
        maxBytes: 1_000_000,
        accept: ['application/pdf', 'image/png', 'audio/wav'],
      },
    })),
  };
}
