import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where a pilot's online community meets, so that candidates can go there (rule 18). */
export class AddPilotCommunityUrl1763769766700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE pilot ADD COLUMN community_url text
        CONSTRAINT pilot_community_url_https CHECK (community_url LIKE 'https://_%' AND length(community_url) <= 1000)
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE pilot DROP COLUMN community_url');
  }
}
