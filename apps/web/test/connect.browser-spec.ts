import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RegisterBackpack } from '#identity';
import { aPerson, seededCatalog } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
  await seededCatalog(site);
});
afterAll(() => site.stop());

/** The address a backpack sends a browser to. The backpack waits for the answer on this machine. */
async function asking(): Promise<{ at: string; callback: string }> {
  const callback = 'http://127.0.0.1:9/callback';
  const registered = await site.get(RegisterBackpack).run({
    metadata: {
      client_name: 'My backpack',
      redirect_uris: [callback],
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      scope: '',
    },
    address: '192.0.2.1',
  });
  if ('error' in registered) throw new Error(registered.error_description);
  const code_challenge = createHash('sha256').update(randomBytes(32)).digest('base64url');
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: registered.clientId,
    redirect_uri: callback,
    state: 'a state',
    code_challenge,
    code_challenge_method: 'S256',
  });
  return { at: `/oauth2/authorize?${query.toString()}`, callback };
}

describe('a backpack that asks', () => {
  it('is allowed by its holder, who sees what it asks for and can disconnect it again', async () => {
    const person = await aPerson(site);
    const { at, callback } = await asking();
    const page = await site.openPage({ as: person, at });
    await page.getByRole('heading', { name: 'Allow My backpack to see your badges?' }).waitFor();
    await page.getByText('Your answer goes to 127.0.0.1:9').waitFor();
    await page.getByText('see your name and email address').waitFor();
    await expectAccessible(page);
    const back = page.waitForRequest((request) => request.url().startsWith(callback));
    await page.getByRole('button', { name: 'Allow' }).click();
    expect(Object.fromEntries(new URL((await back).url()).searchParams)).toMatchObject({
      state: 'a state',
      code: expect.any(String),
    });

    const list = await site.openPage({ as: person, at: '/connections' });
    await list.getByRole('heading', { name: 'My backpack' }).waitFor();
    await expectAccessible(list);
    await list.getByRole('button', { name: 'Disconnect My backpack' }).click();
    await list.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await list.getByText('No backpack is connected.').waitFor();
    await expectAccessible(list);
  });

  it('is denied, and learns that it was denied', async () => {
    const { at, callback } = await asking();
    const page = await site.openPage({ as: await aPerson(site), at });
    const back = page.waitForRequest((request) => request.url().startsWith(callback));
    await page.getByRole('button', { name: 'Deny' }).click();
    expect(new URL((await back).url()).searchParams.get('error')).toBe('access_denied');
  });

  it('waits until its holder has signed in, and its signed request stays unchanged', async () => {
    const { at } = await asking();
    const page = await site.openPage({ at });
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const to = new URL(page.url()).searchParams.get('to');
    const signedIn = await site.openPage({ as: await aPerson(site), at: to! });
    await signedIn.getByRole('button', { name: 'Allow' }).waitFor();
  });

  it('that cannot be answered gets an explanation, and so does a late decision', async () => {
    const page = await site.openPage({
      as: await aPerson(site),
      at: '/connect?error=invalid_redirect&error_description=x',
    });
    await page.getByText('Nothing was sent there.').waitFor();
    await expectAccessible(page);
    await page.goto(
      `/connect?${new URLSearchParams({ request: 'redirect_uri=https%3A%2F%2Fbackpack.example.org%2F&exp=1&sig=x' }).toString()}`,
    );
    await page.getByText('The ten minutes for this decision are over.').waitFor();
    await expectAccessible(page);
  });
});
