import { describe, expect, it } from '@jest/globals';
import { SecretBox } from './secret-box.js';

const secret = 'a secret of at least thirty-two characters';

describe('a secret at rest', () => {
  it('opens with the same secret and label', () => {
    const sealed = new SecretBox([secret], 'signing-key').seal('zSecretKey', 'z6MkPublic');
    expect(new SecretBox([secret], 'signing-key').open(sealed, 'z6MkPublic')).toBe('zSecretKey');
  });

  it('does not open with another secret, purpose or label', () => {
    const sealed = new SecretBox([secret], 'signing-key').seal('zSecretKey', 'z6MkPublic');
    expect(new SecretBox([`${secret}!`], 'signing-key').open(sealed, 'z6MkPublic')).toBeNull();
    expect(new SecretBox([secret], 'another-use').open(sealed, 'z6MkPublic')).toBeNull();
    expect(new SecretBox([secret], 'signing-key').open(sealed, 'z6MkOther')).toBeNull();
  });

  it('does not open after a bit was changed', () => {
    const box = new SecretBox([secret], 'signing-key');
    const sealed = box.seal('zSecretKey', 'z6MkPublic');
    sealed.ciphertext[0]! ^= 1;
    expect(box.open(sealed, 'z6MkPublic')).toBeNull();
  });

  it('reveals nothing of the secret, and differs each time', () => {
    const box = new SecretBox([secret], 'signing-key');
    const [one, other] = [box.seal('zSecretKey', 'z6MkPublic'), box.seal('zSecretKey', 'z6MkPublic')];
    expect(one.ciphertext.toString('latin1')).not.toContain('zSecretKey');
    expect(one.ciphertext.equals(other.ciphertext)).toBe(false);
  });

  it('opens with the previous secret while that is being replaced, and is sealed with the current one', () => {
    const next = `${secret}, replaced`;
    const old = new SecretBox([secret], 'signing-key').seal('zSecretKey', 'z6MkPublic');
    const both = new SecretBox([next, secret], 'signing-key');
    const only = new SecretBox([next], 'signing-key');
    expect(both.open(old, 'z6MkPublic')).toBe('zSecretKey');
    expect(only.open(old, 'z6MkPublic')).toBeNull();
    const again = both.reseal(old, 'z6MkPublic')!;
    expect(only.open(again, 'z6MkPublic')).toBe('zSecretKey');
    expect(both.reseal(again, 'z6MkPublic')).toBeNull();
    expect(only.reseal(old, 'z6MkPublic')).toBeNull();
  });
});
