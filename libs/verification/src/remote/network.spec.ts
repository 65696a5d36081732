import { describe, expect, it } from '@jest/globals';
import { PublicInternet } from './network.js';

describe('the public internet', () => {
  const internet = new PublicInternet();

  it('is what is not nearer, by https at its usual port', () => {
    expect(['1.1.1.1', '127.0.0.1', '::1', '10.0.0.1'].map((address) => internet.admitsAddress(address))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([443, 80, 8443, 22].map((port) => internet.admitsPort(port))).toEqual([true, false, false, false]);
  });

  it('has no address for a name that nobody may have, and waits no longer for it than it is told', async () => {
    expect(await internet.addressesOf('nobody.invalid', AbortSignal.timeout(50))).toEqual([]);
  });
});
