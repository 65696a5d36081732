import type { DocumentLoader } from '@digitalbazaar/vc';
import type { Dataset, Quad, Term } from 'rdf-canonize';
import { placeholderIn, type Places, split } from './placeholders.js';

type Rdf = { toRdf(document: object): Promise<Dataset>; canonize(dataset: Dataset): Promise<string> };
/** The RDF of a document with these strings in their places; null where it cannot be had from what was prepared. */
type Fill = (values: string[]) => Dataset | null;

/** How many kinds of documents are remembered: an achievement is one, a status list another. */
const kept = 64;
/** An address that JSON-LD takes as it is: absolute, and of characters that no IRI has to escape. */
const address = /^(?:https?:\/\/|did:|urn:)[!#$%&'()*+,./:;=?@\w~-]+$/;

/**
 * Canonical N-Quads, as the library makes them, for documents that are alike but for some strings. Nearly all of the time
 * goes into the expansion of JSON-LD, which does not depend on those strings: it is done once, with placeholders, and
 * afterwards the strings are put into the RDF that came out. The canonical order is the library's own, each time.
 */
export class PreparedCanonicalization {
  private readonly fills = new Map<string, Promise<Fill>>();

  constructor(
    private readonly loader: DocumentLoader,
    private readonly places: Places,
  ) {}

  /** @throws Error for a term that no context defines, as the library does. */
  async canonical(document: object): Promise<string> {
    const rdf = await this.library();
    const { skeleton, values } = split(document, this.places);
    const filled = (await this.fillOf(skeleton, document, values, rdf))(values);
    return rdf.canonize(filled ?? (await rdf.toRdf(document)));
  }

  private fillOf(skeleton: string, document: object, values: string[], rdf: Rdf): Promise<Fill> {
    const known = this.fills.get(skeleton);
    if (known !== undefined) return known;
    const prepared = prepare(skeleton, document, values, rdf);
    prepared.catch(() => this.fills.delete(skeleton));
    if (this.fills.size >= kept) this.fills.delete(this.fills.keys().next().value!);
    this.fills.set(skeleton, prepared);
    return prepared;
  }

  /** Loaded when something is first signed, since all of JSON-LD comes with it. */
  private async library(): Promise<Rdf> {
    const [{ default: jsonld }, { canonize }] = await Promise.all([import('jsonld'), import('rdf-canonize')]);
    return {
      toRdf: (document) =>
        jsonld.toRDF(document, {
          documentLoader: this.loader,
          base: null,
          safe: true,
          rdfDirection: 'i18n-datatype',
          produceGeneralizedRdf: false,
        }),
      canonize: (dataset) => canonize(dataset, { algorithm: 'RDFC-1.0', format: 'application/n-quads' }),
    };
  }
}

/** Prepares one kind of document, and holds the first of the kind against the library: where the two differ, nothing is ever prepared for it. */
async function prepare(skeleton: string, document: object, values: string[], { toRdf, canonize }: Rdf): Promise<Fill> {
  const fill = fillOf(await toRdf(JSON.parse(skeleton) as object), values.length);
  const filled = fill(values);
  const same = filled !== null && (await canonize(filled)) === (await canonize(await toRdf(document)));
  return same ? fill : () => null;
}

function fillOf(prepared: Dataset, count: number): Fill {
  const constant = prepared.filter((quad) => !terms(quad).some(isPlaceholder));
  const varying = prepared.filter((quad) => terms(quad).some(isPlaceholder));
  const found = new Set(
    varying.flatMap((quad) =>
      terms(quad)
        .filter(isPlaceholder)
        .map(({ value }) => value),
    ),
  );
  const asAddresses = new Set(
    varying.flatMap((quad) =>
      terms(quad)
        .filter((term) => isPlaceholder(term) && term.termType === 'NamedNode')
        .map(({ value }) => placeholderIn(value)!),
    ),
  );
  if (found.size !== count) return () => null;
  const fixed = new Set(constant.map(keyOf));
  return (values) => {
    if ([...asAddresses].some((number) => !address.test(values[number]!))) return null;
    const put = <T extends Term>(term: T): T =>
      isPlaceholder(term) ? { ...term, value: values[placeholderIn(term.value)!]! } : term;
    const filled = varying.map(({ subject, predicate, object, graph }) => ({
      subject: put(subject),
      predicate,
      object: put(object),
      graph,
    }));
    // What says the same twice is one statement.
    const distinct = new Map(filled.map((quad) => [keyOf(quad), quad]));
    return [...constant, ...[...distinct].flatMap(([key, quad]) => (fixed.has(key) ? [] : [quad]))];
  };
}

function terms({ subject, object }: Quad): Term[] {
  return [subject, object];
}

function isPlaceholder({ value }: Term): boolean {
  return placeholderIn(value) !== null;
}

/** By what a statement is the same as another. */
export function keyOf({ subject, predicate, object, graph }: Quad): string {
  return JSON.stringify(
    [subject, predicate, object, graph].map(({ termType, value, datatype, language }) => [
      termType,
      value,
      datatype?.value,
      language,
    ]),
  );
}
