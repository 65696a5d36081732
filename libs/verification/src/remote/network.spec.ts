import { describe, expect, it } from '@jest/globals';
import { PublicInternet } from './network.js';

describe('the public internet', () => {
  const internet = new PublicInternet();

  it('does not include nearer networks, and is reached by https on its usual port', () => {
    expect(['1.1.1.1', '127.0.0.1', '::1', '10.0.0.1'].map((address) => internet.admitsAddress(address))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([443, 80, 8443, 22].map((port) => internet.admitsPort(port))).toEqual([true, false, false, false]);
  });

  it('finds no address for a reserved name, and waits no longer than the time limit', async () => {
    expect(await internet.addressesOf('nobody.invalid', AbortSignal.timeout(50))).toEqual([]);
  });
});
