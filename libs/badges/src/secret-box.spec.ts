import { describe, expect, it } from '@jest/globals';
import { SecretBox } from './secret-box.js';

const secret = 'a secret of at least thirty-two characters';

describe('a secret at rest', () => {
  it('opens under the secret and the label it was sealed with', () => {
    const sealed = new SecretBox(secret, 'signing-key').seal('zSecretKey', 'z6MkPublic');
    expect(new SecretBox(secret, 'signing-key').open(sealed, 'z6MkPublic')).toBe('zSecretKey');
  });

  it('does not open under another secret, another purpose or another label', () => {
    const sealed = new SecretBox(secret, 'signing-key').seal('zSecretKey', 'z6MkPublic');
    expect(new SecretBox(`${secret}!`, 'signing-key').open(sealed, 'z6MkPublic')).toBeNull();
    expect(new SecretBox(secret, 'another-use').open(sealed, 'z6MkPublic')).toBeNull();
    expect(new SecretBox(secret, 'signing-key').open(sealed, 'z6MkOther')).toBeNull();
  });

  it('does not open once a bit of it was changed', () => {
    const box = new SecretBox(secret, 'signing-key');
    const sealed = box.seal('zSecretKey', 'z6MkPublic');
    sealed.ciphertext[0]! ^= 1;
    expect(box.open(sealed, 'z6MkPublic')).toBeNull();
  });

  it('shows nothing of the secret, and differs each time', () => {
    const box = new SecretBox(secret, 'signing-key');
    const [one, other] = [box.seal('zSecretKey', 'z6MkPublic'), box.seal('zSecretKey', 'z6MkPublic')];
    expect(one.ciphertext.toString('latin1')).not.toContain('zSecretKey');
    expect(one.ciphertext.equals(other.ciphertext)).toBe(false);
  });
});
