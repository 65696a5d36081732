import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AcceptReview, AssignReviewers, Review } from '#reviews';
import {
  anAdministrator,
  aPerson,
  aPilot,
  aReviewer,
  aSubmission,
  aTeamVersion,
  completed,
  schoolmates,
  sharedDraft,
} from '#testing';
import { expectAccessible } from './accessible.js';
import { type Site, startSite } from './start-site.js';

let site: Site;
beforeAll(async () => {
  site = await startSite();
}, 240_000);
afterAll(() => site.stop());

describe('a team', () => {
  it('is formed, writes together, and submits together; its outcomes are scored once', async () => {
    const pilot = await aPilot(site, { versions: [await aTeamVersion(site)] }).open();
    const members = await schoolmates(site, pilot);
    const [ana, ben] = await Promise.all(
      members.map(async ({ personId }) => {
        const [person] = await site.dataSource.query<[{ id: string; name: string }]>(
          'SELECT id, name FROM person WHERE id = $1',
          [personId],
        );
        return person;
      }),
    );
    const own = [];
    for (const enrollment of members) own.push(await aSubmission(site, { enrollment }).draft());

    // Before a team is formed, the candidate is told so.
    const work = await site.openPage({ as: ana!, at: `/work/${members[0]!.id}` });
    await work.getByText('You are in no team yet.', { exact: false }).waitFor();
    await expectAccessible(work);

    const admin = await site.openPage({
      as: await aPerson(site, { roles: ['administrator'] }),
      at: `/admin/pilots/${pilot.id}`,
    });
    await admin.getByText('No team is formed.').waitFor();
    await admin.getByLabel('Name of the team').fill('Reading team');
    for (const { name } of [ana!, ben!]) {
      await admin.getByRole('combobox', { name: 'Members' }).click();
      await admin.getByRole('option', { name: new RegExp(`^${name},`) }).click();
    }
    await admin.keyboard.press('Escape');
    await expectAccessible(admin);
    await admin.getByRole('button', { name: 'Form team' }).click();
    await admin.getByRole('cell', { name: `${ana!.name}, ${ben!.name}` }).waitFor();
    await admin.getByRole('button', { name: 'Change Reading team' }).click();
    await admin.getByLabel('Name of the team').fill('Team of the reading hour');
    await admin.getByRole('button', { name: 'Save', exact: true }).click();
    await admin.getByRole('rowheader', { name: 'Team of the reading hour' }).waitFor();
    await expectAccessible(admin);

    // One writes, the other goes on.
    await work.reload();
    await work.getByRole('heading', { name: 'Your team: Team of the reading hour' }).waitFor();
    await work.getByText('· with your team').first().waitFor();
    await expectAccessible(work);
    await work.getByRole('link', { name: 'Charter' }).click();
    await work.getByText('Your team writes this together.', { exact: false }).waitFor();
    await work.getByRole('textbox', { name: /^Your text/ }).fill('The aim of our reading hour');
    await work.getByText(/^Saved \d/).waitFor();
    await expectAccessible(work);
    const other = await site.openPage({ as: ben!, at: `/work/${members[1]!.id}/artifacts/charter` });
    await other.getByText('The aim of our reading hour').first().waitFor();
    await other.getByRole('textbox', { name: /^Your text/ }).fill('The aim of our reading hour, and its steps');
    await other.getByText(/^Saved \d/).waitFor();

    // What is missing, and from whom.
    for (const submission of [await sharedDraft(site, own[0]!), own[0]!]) await completed(site, submission);
    await work.goto(`${site.url}/work/${members[0]!.id}/check`);
    await work.getByText('You can submit when nothing is missing from anyone in your team.').waitFor();
    await work
      .getByRole('listitem')
      .filter({ hasText: ben!.name })
      .getByText('3 things missing', { exact: false })
      .waitFor();
    await expectAccessible(work);
    await work.goto(`${site.url}/work/${members[0]!.id}/evidence`);
    await work.getByText('Every detail that you and your team show has evidence.').waitFor();
    await expectAccessible(work);

    // Anyone submits for all.
    await completed(site, own[1]!);
    await other.goto(`${site.url}/work/${members[1]!.id}/check`);
    await other.getByText('Everyone is ready. Any of you can submit.').waitFor();
    await expectAccessible(other);
    await other.getByRole('button', { name: 'Submit', exact: true }).click();
    const dialog = other.getByRole('dialog', { name: 'Submit the work of your team?' });
    await dialog.getByRole('button', { name: 'Submit', exact: true }).click();
    await other.getByRole('heading', { level: 1, name: /receipt/i }).waitFor();
    await work.goto(`${site.url}/work/${members[0]!.id}`);
    await work.getByText('Submitted', { exact: false }).first().waitFor();
    expect(await work.getByText('Your team:', { exact: false }).count()).toBe(0);

    // The desk of the second submission shows what is scored on the first.
    const reviewer = await aReviewer(site);
    await site
      .get(AssignReviewers)
      .run({ actor: anAdministrator, submissionId: own[0]!.id, reviewerIds: [reviewer.id] });
    const reviews = await site.dataSource.manager.find(Review, {
      where: { reviewerId: reviewer.id },
      order: { submissionId: 'ASC' },
    });
    await site.get(AcceptReview).run({ actor: reviewer, reviewId: reviews[0]!.id });
    const desk = await site.openPage({ as: reviewer, at: `/reviews/${reviews[1]!.id}` });
    await desk.getByText('A team submitted this together', { exact: false }).waitFor();
    await desk.getByText('The team shows this. Score it on submission', { exact: false }).first().waitFor();
    await expectAccessible(desk);
  }, 300_000);
});
