import { describe, expect, it } from '@jest/globals';
import { didKey } from '#testing';
import { didFault } from './holder-did.policy.js';

describe('the holder’s own DID', () => {
  it.each([
    'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK',
    'did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169',
    'did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme',
    'did:web:pat.example.org',
    'did:web:example.org%3A8443',
    'did:web:example.org:people:pat.rivera',
    'did:web:example.org:people:p%20r',
  ])('can be %s', (did) => expect(didFault(did)).toBeNull());

  it('can be a library’s did:key', async () => expect(didFault((await didKey()).controller)).toBeNull());

  it.each([
    '',
    'pat@example.org',
    'did:example:123',
    'did:key:',
    'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2do',
    'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2do0',
    'did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK#key',
    'did:web:localhost',
    'did:web:Example.org',
    'did:web:example.org/people',
    'did:web:example.org:',
    'did:web:example.org:..:issuer',
    'did:web:example.org%3a80',
    'did:web:example.org?x',
    `did:web:example.org:${'a'.repeat(300)}`,
    ' did:web:example.org',
  ])('cannot be %j, and the refusal says what is valid', (did) => expect(didFault(did)).toEqual(expect.any(String)));
});
