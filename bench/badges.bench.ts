import type { Multikey } from '@digitalbazaar/ed25519-multikey';
import {
  type AwardFacts,
  AwardFactsQueries,
  Credential,
  type CredentialDocument,
  IssueAward,
  type Signed,
  SigningKeys,
} from '#badges';
import { aMetSubmission, aPilot, type Laurel, seededCatalog, startLaurel, theIssuer } from '#testing';
import { bestOf, type Rate, rateOf } from './rate.js';
import type { Bench, BenchContext } from './bench.js';
import { Child } from './child.js';

const atOnce = 4;

export const bench: Bench = {
  title: 'Issuing badges',
  async run({ quick, say }) {
    const count = quick ? 20 : 200;
    const laurel = await startLaurel();
    try {
      const waiting = await earned(laurel, count * 2, say);
      say('issuing them');
      const issue = (facts: AwardFacts) => laurel.get(IssueAward).run(facts);
      const whole = await rateOf(waiting.slice(0, count), 1, issue);
      const together = await rateOf(waiting.slice(count), atOnce, issue);
      say('signing alone');
      const badge = await anyBadge(laurel);
      const { library, own } = await signing(badge, count, quick ? 1 : 3);
      return {
        table: {
          columns: ['what', 'badges per second', 'processor, ms each', 'compared with the library'],
          rows: [
            row('the bare library, signing', library, library),
            row('Laurel, signing', own, library),
            row('Laurel: decided, signed and written, one after another', whole, library),
            row(`Laurel: the same, ${atOnce} at a time`, together, library),
          ],
        },
        notes: [
          `${count} badges each, for a micro-credential of the catalog with every outcome and all levels, ${JSON.stringify(badge.document).length.toLocaleString('en-US')} bytes before signing. One process each, one core for JavaScript.`,
          'The library and Laurel sign the same badges with the same key, each for a different person, one after another. All proofs are compared, and are equal. The library is used as its manual shows, with bundled contexts.',
          'Nearly all of the library’s time goes into expanding JSON-LD. Laurel expands once for each achievement, with placeholders for the strings that differ from award to award, and puts the values into the resulting RDF. The library still makes the canonical order and the signature each time.',
          'Issuing a badge takes two transactions on PostgreSQL in addition to the signature: one for the place in the status list; one for the award, credential, history, event and enrollment.',
        ],
      };
    } finally {
      await laurel.stop();
    }
  },
};

/** Enrollments whose badge can be issued now. One badge was issued to warm up. */
async function earned(laurel: Laurel, count: number, say: BenchContext['say']): Promise<AwardFacts[]> {
  const version = (await seededCatalog(laurel))['INS-1'];
  const pilot = await aPilot(laurel, { versions: [version], seats: count + 1, requirements: [] }).open();
  say(`${count} submissions that met`);
  const facts: AwardFacts[] = [];
  for (let index = 0; index <= count; index += 1) {
    const { id } = await aMetSubmission(laurel, { pilot }).released();
    facts.push((await laurel.get(AwardFactsQueries).ofEnrollment(id))!);
  }
  await laurel.get(IssueAward).run(facts.pop()!);
  return facts;
}

interface Badge {
  document: CredentialDocument;
  key: Multikey;
}

async function anyBadge(laurel: Laurel): Promise<Badge> {
  const [credential] = await laurel.dataSource.manager.find(Credential, { take: 1 });
  const document: Partial<Signed<CredentialDocument>> = JSON.parse(credential!.document) as Signed<CredentialDocument>;
  delete document.proof;
  const { pair } = await laurel.get(SigningKeys).inUse(await theIssuer(laurel));
  return {
    document: document as CredentialDocument,
    key: await pair.export({ publicKey: true, secretKey: true, includeContext: true }),
  };
}

/** Both in turn, so that other work on the machine affects both equally. */
async function signing(badge: Badge, count: number, rounds: number): Promise<{ library: Rate; own: Rate }> {
  const library = await Child.start('badges/signer.js', { ...badge, by: 'library', count });
  const own = await Child.start('badges/signer.js', { ...badge, by: 'Laurel', count });
  try {
    await library.ask('warm');
    await own.ask('warm');
    const rates: { library: Rate[]; own: Rate[] } = { library: [], own: [] };
    for (let round = 0; round < rounds; round += 1) {
      rates.library.push(await library.ask<Rate>('sign'));
      rates.own.push(await own.ask<Rate>('sign'));
    }
    if ((await library.ask<string>('proofs')) !== (await own.ask<string>('proofs')))
      throw new Error('The proofs differ.');
    return { library: bestOf(rates.library), own: bestOf(rates.own) };
  } finally {
    await library.stop();
    await own.stop();
  }
}

function row(what: string, { perSecond, cpu }: Rate, library: Rate): (string | number)[] {
  return [
    what,
    Number(perSecond.toFixed(1)),
    Number(cpu.toFixed(1)),
    `${(perSecond / library.perSecond).toFixed(2)} ×`,
  ];
}
