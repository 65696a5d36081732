import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StatusPlaces } from '#badges';
import { DatabaseHome, Transactor } from '#database';
import { ArtifactStore } from '#storage';
import { ArtifactFile, SealedContents, VerifyStore } from '#submissions';
import { aSubmission, type Laurel, pastTheTriggers, startLaurel, theProgram } from '#testing';
import type { Bench, BenchContext } from './bench.js';
import { Child } from './child.js';
import { recordingOf } from './upload/content.js';

const megabyte = 1_000_000;
const gigabyte = 1000 * megabyte;
const bucket = 'bench';
const places = 131_072;

type Row = [what: string, figure: number, unit: string];

/** What ADR 27 and ADR 28 cost. */
export const bench: Bench = {
  title: 'What the safeguards cost',
  async run(context) {
    const folder = await mkdtemp(join(tmpdir(), 'laurel-bench-'));
    process.env.AWS_ACCESS_KEY_ID = process.env.AWS_SECRET_ACCESS_KEY = 'S3RVER';
    const s3 = await Child.start<{ endpoint: string }>('upload/s3.js', { directory: join(folder, 's3'), bucket });
    try {
      const inFolder = join(folder, 'store');
      return {
        table: {
          columns: ['what', 'figure', 'unit'],
          rows: [
            ...(await issuing(context)),
            await hashing(context),
            ...(await comparing('a folder', pathToFileURL(inFolder).href, context, inFolder)),
            ...(await comparing('S3', `s3://${bucket}?endpoint=${s3.ready.endpoint}&forcePathStyle=true`, context)),
          ],
        },
        notes: [
          'Milliseconds are medians, one call at a time, with PostgreSQL on the same machine.',
          'A file that was compared is opened by one question to the database and one to the store. The S3 server is s3rver on the same machine, so the time on the way to a store elsewhere comes on top.',
          '“Not in memory”: dd asked the system to forget the files first, which a disk that the machine shares may not honor.',
        ],
      };
    } finally {
      await s3.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** What each badge costs in addition: whether this copy of the database may issue, and a place at random. */
async function issuing({ quick, say }: BenchContext): Promise<Row[]> {
  const laurel = await startLaurel();
  const calls = quick ? 50 : 500;
  try {
    say('issuing');
    const home = laurel.get(DatabaseHome);
    const rows: Row[] = [['whether this database was restored', await medianOf(calls, () => home.signs()), 'ms']];
    for (const full of [0, 0.5, 0.99]) {
      await fill(laurel, Math.round(places * full));
      const figure = await placing(laurel, calls);
      rows.push([`a place at random in a list that is ${full * 100} % full`, figure, 'ms']);
    }
    return rows;
  } finally {
    await laurel.stop();
  }
}

async function fill({ dataSource }: Laurel, taken: number): Promise<void> {
  await pastTheTriggers(dataSource, 'TRUNCATE issuance, status_list CASCADE');
  await pastTheTriggers(
    dataSource,
    'INSERT INTO status_list (number, program_id, length, allocated, revision) SELECT 1, id, $1, $2, 1 FROM program ORDER BY number LIMIT 1',
    [places, taken],
  );
  await pastTheTriggers(
    dataSource,
    `INSERT INTO issuance (credential_id, award_id, supersedes, list_number, list_index, salt, valid_from)
     SELECT gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, place, repeat('0', 32), now()
       FROM (SELECT place FROM generate_series(0, $1::int - 1) place ORDER BY random() LIMIT $2) taken`,
    [places, taken],
  );
  await dataSource.query('ANALYZE issuance');
}

async function placing(laurel: Laurel, calls: number): Promise<number> {
  let figure = NaN;
  const programId = await theProgram(laurel);
  const undo = new Error('It was only tried.');
  await laurel
    .get(Transactor)
    .run(async (tx) => {
      figure = await medianOf(calls, () => laurel.get(StatusPlaces).next(tx, programId));
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return figure;
}

/** What nobody can do faster: SHA-256 of bytes in memory. */
async function hashing({ quick }: BenchContext): Promise<Row> {
  const bytes = Buffer.alloc(64 * megabyte, 'laurel');
  const rounds = quick ? 1 : 16;
  const begun = performance.now();
  for (let round = 0; round < rounds; round += 1) createHash('sha256').update(bytes).digest();
  return ['SHA-256 of bytes in memory', secondsForAGigabyte(begun, rounds * bytes.byteLength), 's for a GB'];
}

async function comparing(where: string, storeUrl: string, context: BenchContext, folder?: string): Promise<Row[]> {
  const laurel = await startLaurel({ configuration: { storeUrl } });
  try {
    const { quick, say } = context;
    say(`${quick ? 1 : 4} large files in ${where}`);
    const size = (quick ? 50 : 250) * megabyte;
    const count = quick ? 1 : 4;
    for (let file = 0; file < count; file += 1) await aLargeSealedFile(laurel, size);
    const verify = async (): Promise<number> => {
      laurel.clock.advance({ hours: 1 });
      const begun = performance.now();
      const { damages } = await laurel.get(VerifyStore).run({ megabytesPerSecond: 100_000 });
      if (damages.length > 0) throw new Error('The files are damaged.');
      return secondsForAGigabyte(begun, count * size);
    };
    say(`verify-store in ${where}`);
    const rows: Row[] = [[`verify-store in ${where}`, await verify(), 's for a GB']];
    if (folder !== undefined && (await forgotten(folder)))
      rows.push([`verify-store in ${where}, not in memory`, await verify(), 's for a GB']);
    const file = await laurel.dataSource.manager.findOneByOrFail(ArtifactFile, {});
    const open = () => laurel.get(SealedContents).requireGenuine({ fileId: file.id, storageKey: file.storageKey });
    rows.push([`before a compared file in ${where} is opened`, await medianOf(quick ? 50 : 500, open), 'ms']);
    return rows;
  } finally {
    await laurel.stop();
  }
}

/** A sealed submission whose blind copy is a large file. */
async function aLargeSealedFile(laurel: Laurel, size: number): Promise<void> {
  const { id } = await aSubmission(laurel).sealed();
  const key = randomUUID();
  const { sha256 } = await laurel.get(ArtifactStore).write(key, recordingOf(size), { maxBytes: size });
  await pastTheTriggers(
    laurel.dataSource,
    `UPDATE preparation SET copy_key = $2, copy_size = $3, copy_sha256 = $4
      WHERE id = (SELECT storage_key FROM artifact_file WHERE submission_id = $1 LIMIT 1)`,
    [id, key, size, sha256],
  );
}

/** Asks the system to forget what it has in memory of the files in a folder. Returns whether it can be asked. */
async function forgotten(folder: string): Promise<boolean> {
  if (!existsSync('/usr/bin/dd') && !existsSync('/bin/dd')) return false;
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile())
    .every(
      ({ parentPath, name }) =>
        spawnSync('dd', [`if=${join(parentPath, name)}`, 'iflag=nocache', 'count=0']).status === 0,
    );
}

async function medianOf(calls: number, work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let call = 0; call < calls + 10; call += 1) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  const sorted = times.slice(10).sort((one, other) => one - other);
  return Number(sorted[Math.floor(sorted.length / 2)]!.toFixed(2));
}

function secondsForAGigabyte(begun: number, bytes: number): number {
  return Number(((((performance.now() - begun) / 1000) * gigabyte) / bytes).toFixed(2));
}
