/** Where 1EdTech publishes the terms of Comprehensive Learner Record 2.0. */
export const clrContextAddress = 'https://purl.imsglobal.org/spec/clr/v2p0/context-2.0.1.json';

/** The meaning of a term of CLR 2.0. */
export const clrTerm = (term: string): string => `https://purl.imsglobal.org/spec/vc/clr/vocab.html#${term}`;

const set = (term: string, type: string) => ({ '@id': clrTerm(term), '@type': type, '@container': '@set' });

/**
 * The terms of CLR 2.0, copied from 1EdTech's own validator (1EdTech/digital-credentials-public-validator,
 * inspector-vc/src/main/resources/contexts/clr-v2p0-2.0.1.json). No package has them. A later copy adds `partial` to
 * ClrCredential; Laurel does not use it, so both give the same RDF.
 */
export const clrContext = {
  '@context': {
    id: '@id',
    type: '@type',
    ClrCredential: { '@id': clrTerm('ClrCredential'), '@context': { id: '@id', type: '@type' } },
    ClrSubject: {
      '@id': clrTerm('ClrSubject'),
      '@context': {
        id: '@id',
        type: '@type',
        cred: 'https://www.w3.org/2018/credentials#',
        obi: 'https://purl.imsglobal.org/spec/vc/ob/vocab.html#',
        achievement: set('achievement', 'obi:Achievement'),
        association: set('association', clrTerm('Association')),
        verifiableCredential: set('verifiableCredential', 'cred:verifiableCredential'),
        identifier: set('identifier-1', 'obi:Identifier'),
      },
    },
    Association: {
      '@id': clrTerm('Association'),
      '@context': {
        associationType: { '@id': clrTerm('AssociationType') },
        sourceId: { '@id': clrTerm('sourceId'), '@type': 'xsd:anyURI' },
        targetId: { '@id': clrTerm('targetId'), '@type': 'xsd:anyURI' },
      },
    },
  },
} as const;
