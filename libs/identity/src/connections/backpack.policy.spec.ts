import { describe, expect, it } from '@jest/globals';
import { type BackpackMetadata, isRedirect, registrationFault } from './backpack.policy.js';
import { credentialScope, offlineScope } from '../vocabulary.js';

const backpack: BackpackMetadata = {
  client_name: 'A backpack',
  redirect_uris: ['https://backpack.example.org/callback'],
  token_endpoint_auth_method: 'client_secret_basic',
  grant_types: ['authorization_code', 'refresh_token'],
  response_types: ['code'],
  scope: `${credentialScope} ${offlineScope}`,
};

describe('a redirect address', () => {
  it.each([
    'https://backpack.example.org/callback?x=1',
    'http://127.0.0.1:8123/cb',
    'http://[::1]/cb',
    'http://localhost/cb',
  ])('%s is accepted', (uri) => expect(isRedirect(uri)).toBe(true));
  it.each([
    'http://backpack.example.org/',
    'https://a@b.example.org/',
    'https://b.example.org/#x',
    'https://b.example.org/#',
    'javascript:alert(1)',
    'com.example:/cb',
    'http://127.0.0.1.example.org/',
    'https://b.example.org/\\',
    ' https://b.example.org/',
    'https://b.example.org/\u202e',
    'https://bäckpack.example.org/',
    '',
  ])('%p is refused', (uri) => expect(isRedirect(uri)).toBe(false));
});

describe('a registration', () => {
  it('of a backpack is accepted', () => {
    expect(registrationFault(backpack)).toBeNull();
    expect(registrationFault({ ...backpack, token_endpoint_auth_method: 'none', scope: '' })).toBeNull();
  });

  it.each([
    [{ redirect_uris: ['https://one.example.org/', 'http://two.example.org/'] }, 'invalid_redirect_uri'],
    [{ grant_types: ['authorization_code', 'client_credentials'] }, 'invalid_client_metadata'],
    [{ grant_types: ['refresh_token'] }, 'invalid_client_metadata'],
    [{ response_types: ['token'] }, 'invalid_client_metadata'],
    [{ token_endpoint_auth_method: 'private_key_jwt' }, 'invalid_client_metadata'],
    [{ scope: 'awards:read' }, 'invalid_client_metadata'],
    [{ client_uri: 'javascript:alert(1)' }, 'invalid_client_metadata'],
    [{ client_uri: 'https://b.example.org/\u202e' }, 'invalid_client_metadata'],
    [{ client_name: 'A backpack\u202e' }, 'invalid_client_metadata'],
    [{ client_name: 'A backpack\nof yours' }, 'invalid_client_metadata'],
  ])('with %j is refused', (change, error) =>
    expect(registrationFault({ ...backpack, ...change })).toMatchObject({ error }),
  );
});
