import type { DocumentLoader } from '@digitalbazaar/vc';
import type { Dataset, Quad, Term } from 'rdf-canonize';
import { placeholderIn, type Places, split } from './placeholders.js';

type Rdf = { toRdf(document: object): Promise<Dataset>; canonize(dataset: Dataset): Promise<string> };
/** The RDF of a document with the given strings. Null when the preparation does not cover them. */
type Fill = (values: string[]) => Dataset | null;

/** How many kinds of documents stay prepared. An achievement is one kind, a status list another. */
const kept = 64;
/** An address that JSON-LD leaves unchanged: absolute, without characters that an IRI must escape. */
const address = /^(?:https?:\/\/|did:|urn:)[!#$%&'()*+,./:;=?@\w~-]+$/;

/**
 * Canonical N-Quads, the same as the library makes, for documents that differ only in some strings. Expanding JSON-LD
 * takes nearly all of the time, and does not depend on those strings. So it happens once, with placeholders; then the
 * strings go into the resulting RDF. The library still puts it in canonical order each time.
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

  /** Loaded at first use: it brings all of JSON-LD. */
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

/**
 * Prepares one kind of document and compares its first document with the library's result. If they differ, this kind
 * never uses the preparation.
 */
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
    // A statement that occurs twice counts once.
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

/** A statement's identity. */
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
