import { setImmediate } from 'node:timers/promises';
import type { DocumentLoader } from '@digitalbazaar/vc';
import type { Dataset, Quad, Term } from 'rdf-canonize';
import { clrTerm } from './clr-context.js';
import { keyOf } from './prepared-canonicalization.js';

const rdfType = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

interface Transcript {
  credentialSubject: { verifiableCredential: { id: string }[] };
}

/**
 * Canonical N-Quads of a transcript (CLR 2.0), the same as the library makes. Each badge has its own contexts, so this
 * converts each badge to RDF alone and then links it to the holder. Converted as a whole, twenty badges would block the
 * process for more than a second.
 */
export class PartedCanonicalization {
  constructor(private readonly loader: DocumentLoader) {}

  /** @throws Error for a term that no context defines, as the library does. */
  async canonical(transcript: object): Promise<string> {
    const [{ default: jsonld }, { canonize }] = await Promise.all([import('jsonld'), import('rdf-canonize')]);
    const toRdf = (document: object): Promise<Dataset> =>
      jsonld.toRDF(document, {
        documentLoader: this.loader,
        base: null,
        safe: true,
        rdfDirection: 'i18n-datatype',
        produceGeneralizedRdf: false,
      });

    const { credentialSubject, ...rest } = transcript as Transcript;
    const { verifiableCredential: badges, ...holder } = credentialSubject;
    const all = await toRdf({ ...rest, credentialSubject: holder });
    const { subject } = all.find(
      ({ predicate, object }) => predicate.value === rdfType && object.value === clrTerm('ClrSubject'),
    )!;
    for (const [place, badge] of badges.entries()) {
      await setImmediate();
      all.push(...(await toRdf(badge)).map((quad) => apart(quad, place)), tie(subject, badge.id));
    }
    // A statement that several badges share, such as the issuer's name, counts once.
    const distinct = new Map(all.map((quad) => [keyOf(quad), quad]));
    return canonize([...distinct.values()], { algorithm: 'RDFC-1.0', format: 'application/n-quads' });
  }
}

/** The statement that the badge with this id belongs to the holder. */
function tie(subject: Quad['subject'], id: string): Quad {
  const named = (value: string) => ({ termType: 'NamedNode' as const, value });
  return {
    subject,
    predicate: named(clrTerm('verifiableCredential')),
    object: named(id),
    graph: { termType: 'DefaultGraph', value: '' },
  };
}

/** The same quad with its own blank nodes: each badge's RDF numbers them from the start. */
function apart({ subject, predicate, object, graph }: Quad, place: number): Quad {
  const own = <T extends Term>(term: T): T =>
    term.termType === 'BlankNode' ? { ...term, value: `of${place}${term.value}` } : term;
  return { subject: own(subject), predicate, object: own(object), graph: own(graph) };
}
