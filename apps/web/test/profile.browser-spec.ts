import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EditPerson, MailedLinks, PersonQueries } from '#identity';
import { aPerson, aPersonWithPassword, asActor, codeFor, seededCatalog } from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
  await seededCatalog(site);
});
afterAll(() => site.stop());

describe('the profile', () => {
  it('is accessible, and saves changes', async () => {
    const person = await aPerson(site, { school: 'Oak School' });
    const page = await site.openPage({ as: person, at: '/profile' });
    await page.getByLabel('School').fill('Elm School');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('status').getByText('Saved.').waitFor();
    await expectAccessible(page);
    expect(await site.get(PersonQueries).byId(person.id)).toMatchObject({
      school: 'Elm School',
      district: person.district,
    });
  });

  it('that was changed elsewhere shows both versions, and overwrites nothing silently', async () => {
    const person = await aPerson(site, { school: 'Oak School' });
    const page = await site.openPage({ as: person, at: '/profile' });
    await page.getByLabel('School').fill('Elm School');
    await site.get(EditPerson).run({
      personId: person.id,
      revision: person.revision,
      changes: { school: 'Ash School', region: 4 },
      actor: asActor(person),
    });
    await page.getByRole('button', { name: 'Save' }).click();

    await page.getByRole('status').getByText('School: here “Elm School”, saved “Ash School”').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Save my version' }).click();
    await page.getByRole('status').getByText('Saved.').waitFor();
    expect(await site.get(PersonQueries).byId(person.id)).toMatchObject({ school: 'Elm School', region: 4 });
    expect(await page.getByLabel('Region').inputValue()).toBe('4');
  });

  it('shows an invalid time zone next to the field', async () => {
    const page = await site.openPage({ as: await aPerson(site), at: '/profile' });
    await page.getByRole('combobox', { name: 'Time zone' }).fill('Missouri/Springfield');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('combobox', { name: 'Time zone' }).getAttribute('aria-invalid')).toBe('true');
  });
});

describe('a second factor', () => {
  it('is set up by scanning, saving backup codes, and a first code, and is required from then on', async () => {
    const { email, password } = await aPersonWithPassword(site, { roles: ['administrator'] });
    const page = await site.openPage({ at: '/profile/second-factor' });
    const signIn = async () => {
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
    };
    await signIn();
    await page.getByLabel('Your password').fill(password);
    const begun = page.waitForResponse((response) => response.url().endsWith('/v1/second-factor'));
    await page.getByRole('button', { name: 'Continue' }).click();
    const { uri, backupCodes } = (await (await begun).json()) as { uri: string; backupCodes: string[] };
    await page.getByAltText('QR code').waitFor();
    await expectAccessible(page);

    await page.getByLabel('Code', { exact: true }).fill(codeFor(uri));
    await page.getByRole('button', { name: 'Turn on' }).click();
    await page.getByRole('heading', { name: 'Your second factor is on' }).waitFor();
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Show how you lead.' }).waitFor();
    await page.goto('/sign-in?to=/profile');
    await signIn();
    await page.getByRole('button', { name: 'Use a backup code' }).click();
    await page.getByLabel('Backup code').fill(backupCodes[0]!);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Your profile' }).waitFor();
  });

  it('is asked for right after signing in where a role needs it, with what waits until then', async () => {
    const strict = await startSite({ configuration: { requireTotp: true } });
    try {
      const { email, password } = await aPersonWithPassword(strict, { roles: ['candidate', 'administrator'] });
      const page = await strict.openPage({ at: '/sign-in' });
      await page.getByLabel('Email address').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('heading', { name: 'Second factor' }).waitFor();
      await page.getByText('Administrator: pilots, decisions, badges, people and the audit trail').waitFor();
      expect(await page.getByText('Candidate:').count()).toBe(0);
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Not now' }).click();
      await page.getByRole('heading', { name: 'My work' }).waitFor();
    } finally {
      await strict.stop();
    }
  });

  it('is required for pages of some roles, which link to its setup', async () => {
    const strict = await startSite({ configuration: { requireTotp: true } });
    try {
      const page = await strict.openPage({ as: await aPerson(strict, { roles: ['reviewer'] }), at: '/reviews' });
      await page.getByRole('heading', { name: 'Your role needs a second factor' }).waitFor();
      await expectAccessible(page);
      await page.getByRole('link', { name: 'Set up a second factor' }).click();
      await page.getByRole('heading', { name: 'Second factor' }).waitFor();
    } finally {
      await strict.stop();
    }
  });
});

describe('a forgotten password', () => {
  it('is replaced through the emailed link, once', async () => {
    const { email } = await aPersonWithPassword(site);
    const page = await site.openPage({ at: '/forgotten-password' });
    await page.getByLabel('Email address').fill(email);
    await page.getByRole('button', { name: 'Email me a link' }).click();
    await page.getByText('Check your email').waitFor();
    await expectAccessible(page);

    const [{ id }] = await site.dataSource.query<[{ id: string }]>(
      'SELECT r.id FROM password_reset r JOIN person p ON p.id = r.person_id WHERE p.email = $1',
      [email],
    );
    const link = await site.get(MailedLinks).passwordReset(id);
    await page.goto('about:blank');
    await page.goto(link!.url);
    await page.getByLabel('New password').fill('five quiet words put together');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByRole('heading', { name: 'Your password was changed' }).waitFor();
    await page.goto('about:blank');
    await page.goto(link!.url);
    await page.getByLabel('New password').fill('six quiet words put together again');
    await page.getByRole('button', { name: 'Change password' }).click();
    await page.getByRole('alert').getByText('Your password was not changed.').waitFor();
    await page.getByRole('link', { name: 'Get a new link' }).waitFor();
  });
});

describe('a session', () => {
  it('that ends on an open page asks to sign in there, and keeps what was typed', async () => {
    const person = await aPersonWithPassword(site);
    const page = await site.openPage({ as: person, at: '/profile' });
    await page.getByLabel('School').fill('Written before the end');
    await site.dataSource.query('DELETE FROM auth.session WHERE "userId" = $1', [person.userId]);
    await page.getByRole('button', { name: 'Save' }).click();

    const dialog = page.getByRole('dialog', { name: 'Your session ended' });
    await dialog.waitFor();
    await expectAccessible(page);
    await dialog.getByLabel('Password', { exact: true }).fill(person.password);
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await page.getByLabel('School').inputValue()).toBe('Written before the end');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('status').getByText('Saved.').waitFor();
  });

  it('is ended everywhere at once', async () => {
    const person = await aPerson(site);
    const [here, there] = [
      await site.openPage({ as: person, at: '/profile' }),
      await site.openPage({ as: person, at: '/profile' }),
    ];
    await here.getByRole('button', { name: 'Sign out everywhere' }).click();
    await here.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere' }).click();
    await here.getByRole('heading', { name: 'Show how you lead.' }).waitFor();
    await there.reload();
    await there.getByRole('heading', { name: 'Sign in' }).waitFor();
  });
});

describe('a page that cannot be shown', () => {
  it('for another role says so', async () => {
    const page = await site.openPage({ as: await aPerson(site, { roles: ['coach'] }), at: '/work' });
    await page.getByRole('heading', { name: 'This page is not for your role' }).waitFor();
    await expectAccessible(page);
  });

  it('because Laurel could not be reached says that nothing was changed, and can be tried again', async () => {
    const page = await site.openPage({ at: '/' });
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.route('**/v1/catalog', (route) => route.abort());
    await page.goto('/catalog');
    await page.getByRole('heading', { name: 'No connection' }).waitFor();
    await expectAccessible(page);
    await page.unroute('**/v1/catalog');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Catalog' }).waitFor();
  });
});
