import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links by which holders share the evidence behind a badge, item by item. */
export class CreateEvidenceShare1763769710000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE evidence_share (
        id uuid PRIMARY KEY,
        award_id uuid NOT NULL REFERENCES award (id),
        item text NOT NULL CHECK (item IN ('responsive_narrative', 'document_profile', 'portfolio_analysis', 'reflection_plan', 'results')),
        token_hash text NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
        -- Encrypted, for the holder who copies the link again; erased as soon as it is withdrawn.
        token_nonce bytea,
        token_ciphertext bytea,
        shared_at timestamptz NOT NULL,
        withdrawn_at timestamptz,
        CHECK (num_nonnulls(token_nonce, token_ciphertext) = CASE WHEN withdrawn_at IS NULL THEN 2 ELSE 0 END)
      );
      CREATE UNIQUE INDEX evidence_share_open ON evidence_share (award_id, item) WHERE withdrawn_at IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE evidence_share');
  }
}
