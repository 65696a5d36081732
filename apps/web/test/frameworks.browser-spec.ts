import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Person } from '#identity';
import { aPerson, aVersion, samplePackage, samplePackageWithLevels, seededCatalog } from '#testing';
import { expectAccessible } from './accessible.js';
import { csvFile } from './csv-file.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
let administrator: Person;
let frameworkId: string;
beforeAll(async () => {
  site = await startSite();
  await seededCatalog(site);
  administrator = await aPerson(site, { roles: ['administrator'] });
  [{ id: frameworkId }] = await site.dataSource.query<[{ id: string }]>('SELECT id FROM framework');
}, 120_000);
afterAll(() => site.stop());

const open = (at: string) => site.openPage({ as: administrator, at });

describe('an administrator', () => {
  it('imports a framework after seeing what that changes, and its next version', async () => {
    const page = await open('/admin/catalog');
    await page.getByRole('link', { name: 'Frameworks' }).click();
    await page.getByRole('heading', { level: 1, name: 'Frameworks' }).waitFor();
    await expectAccessible(page);
    const choose = (pkg: object) =>
      page.locator('input[type=file]').setInputFiles({
        name: 'package.json',
        mimeType: 'application/json',
        buffer: Buffer.from(JSON.stringify(pkg)),
      });
    await choose({ ...samplePackage(), CFItems: [] });
    await page.getByText('The package has no item with this identifier.').first().waitFor();
    expect(await page.locator('input[type=file]').inputValue()).toBe(''); // so that the corrected file can be chosen
    await choose(samplePackage());
    await page.getByText('A new framework with 1 domain and 2 competencies.').waitFor();
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('link', { name: 'Library standards of a neighbor', exact: true }).click();
    await page.getByText('It came without levels, so you can write them here.').waitFor();
    await page
      .getByRole('cell', { name: 'Reads aloud' })
      .or(page.getByRole('rowheader', { name: 'Reads aloud' }))
      .waitFor();
    await expectAccessible(page);
  }, 120_000);

  it('reads the levels that came with an imported framework, without a form for them', async () => {
    const page = await open('/admin/catalog/frameworks');
    await page.locator('input[type=file]').setInputFiles({
      name: 'package.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(samplePackageWithLevels())),
    });
    await page.getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('link', { name: 'Museum standards of a neighbor', exact: true }).click();
    await page.getByText('Skilled: What skilled means').waitFor();
    expect(await page.getByRole('button', { name: 'Save framework' }).count()).toBe(0);
    await expectAccessible(page);
  }, 120_000);

  it('renames a level and adds a function, and is told what cannot be removed', async () => {
    const page = await open(`/admin/catalog/frameworks/${frameworkId}`);
    await page.getByRole('group', { name: 'Level 2' }).getByLabel('Name').fill('Rising');
    await page.getByRole('button', { name: 'Add a function to domain 1' }).click();
    await page.getByLabel('Function 3 of Visionary Leader').fill('Keeps a vision');
    await page.getByRole('button', { name: 'Save framework' }).click();
    await page.getByText(/^Changes to .* were saved\.$/).waitFor();
    await page.getByRole('button', { name: 'Remove level 3' }).click();
    await page.getByRole('button', { name: 'Save framework' }).click();
    await page.getByText('Keep the level "developing": INS-1 version 1 has it.').waitFor();
    const { levels, domains } = (
      await site.dataSource.query(
        `SELECT (SELECT array_agg(name) FROM level) AS levels, (SELECT array_agg(name) FROM domain_function) AS domains`,
      )
    )[0];
    expect(levels).toContain('Rising');
    expect(domains).toContain('Keeps a vision');
    await expectAccessible(page);
  }, 120_000);

  it('edits a competency, and changes others from a file after seeing the changes', async () => {
    const page = await open(`/admin/catalog/frameworks/${frameworkId}/competencies/4`);
    await page.getByLabel('Title').fill('Another title');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Competency 4 was saved.').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Missouri Leadership Development System' }).click();
    const fileOf = csvFile('competencies.csv', 'Number,Domain,Function,Title');
    await page
      .locator('input[type=file]')
      .setInputFiles(
        fileOf('80,INS,Guarantees effective instructional practice,A new one', '81,INS,No such function,A wrong one'),
      );
    await page.getByText('New: 1. Changed: 0. As they are: 0. 1 row cannot be used.').waitFor();
    await page.getByRole('button', { name: 'Save 1 competency' }).click();
    await page.getByText('Saved: 1 competency.').waitFor();
    await page.getByRole('link', { name: 'A new one' }).waitFor();
  }, 120_000);

  it('renames a micro-credential, and lets a stack ask for any two', async () => {
    const page = await open('/admin/catalog/stacks');
    await page.getByLabel('Title of VIS-2 (working title)').fill('Sharing a vision');
    await page.getByRole('button', { name: 'Rename VIS-2' }).click();
    await page.getByText('VIS-2 is now called Sharing a vision.').waitFor();
    await page.getByLabel('The badge of INS asks for').selectOption('2');
    await page.getByRole('button', { name: 'Save stack INS' }).click();
    await page.getByText('The stack Instructional Leadership was saved.').waitFor();
    await expectAccessible(page);
    const [{ required }] = await site.dataSource.query<[{ required: number }]>(
      `SELECT required FROM stack WHERE code = 'INS'`,
    );
    expect(required).toBe(2);
  }, 120_000);

  it('keeps what is typed when something else is saved, and learns when someone else changed a stack', async () => {
    const page = await open('/admin/catalog/stacks');
    await page.getByLabel('Title of MAN-2').fill('Half a title');
    await page.getByLabel('Code of a new micro-credential in MAN').fill('MAN-9');
    await page.getByLabel('Title of a new micro-credential in MAN').fill('A ninth one');
    await page.getByRole('button', { name: 'Create micro-credential in MAN' }).click();
    await page.getByLabel('Title of MAN-9').waitFor();
    expect(await page.getByLabel('Title of MAN-2').inputValue()).toBe('Half a title');
    await page.getByRole('button', { name: 'Rename MAN-2' }).click();
    await page.getByText('MAN-2 is now called Half a title.').waitFor();

    await site.dataSource.query(`UPDATE stack SET name = 'Theirs', revision = revision + 1 WHERE code = 'MAN'`);
    await page.getByLabel('Name of the stack MAN').fill('Mine');
    await page.getByRole('button', { name: 'Save stack MAN' }).click();
    await page.getByText('Someone else changed this stack').waitFor();
    await page.getByRole('heading', { name: 'MAN Theirs' }).waitFor();
    expect(await page.getByLabel('Name of the stack MAN').inputValue()).toBe('Theirs');
    await expectAccessible(page);
    await page.getByLabel('Name of the stack MAN').fill('Mine');
    await page.getByRole('button', { name: 'Save stack MAN' }).click();
    await page.getByText('The stack Mine was saved.').waitFor();
  }, 120_000);

  it('takes the outcomes of a draft from a file after seeing the changes', async () => {
    const { id } = await aVersion(site, { code: 'MAN-2' }).draft();
    const page = await open(`/admin/catalog/drafts/${id}?part=outcomes`);
    const fileOf = csvFile('outcomes.csv', 'Outcome,Detail,Statement');
    await page.locator('input[type=file]').setInputFiles(fileOf('1,,Learns from it', '1,a,Writes it down'));
    await page.getByText('Detail 1a is new: Writes it down').waitFor();
    await expectAccessible(page);
    await page.getByLabel('Statement of outcome 1', { exact: true }).fill('Learns from it every day');
    await page.getByText('You have edited the outcomes since you chose this file.').waitFor();
    expect(await page.getByRole('button', { name: 'Use these outcomes' }).count()).toBe(0);
    await page.locator('input[type=file]').setInputFiles(fileOf('1,,Learns from it', '1,a,Writes it down'));
    await page.getByRole('button', { name: 'Use these outcomes' }).click();
    await page.getByText('Learns from it').first().waitFor();
    await page.getByText('Outcome 2', { exact: true }).waitFor({ state: 'detached' });
  }, 120_000);
});
