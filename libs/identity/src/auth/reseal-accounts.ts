import { Inject, Injectable } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { Transactor, type Tx } from '#database';
import { openWithAny, sealToken } from './mailed-token.js';
import { keysFor, versionedSecrets } from './secret-keys.js';

const atOnce = 200;

/** A column that better-auth encrypts, and whether its text is put into JSON. */
const encryptedByBetterAuth = [
  { table: 'auth."twoFactor"', column: '"secret"', quoted: false },
  { table: 'auth."twoFactor"', column: '"backupCodes"', quoted: false },
  { table: 'auth."jwks"', column: '"privateKey"', quoted: true },
] as const;

type Encrypted = (typeof encryptedByBetterAuth)[number];

/**
 * Encrypts second factors, backup codes and the links of letters that wait with the current SECRET. What it has encrypted
 * already it leaves alone, so it can be stopped and run again.
 */
@Injectable()
export class ResealAccounts {
  private readonly secrets: { version: number; value: string }[];
  private readonly keys: [Buffer, ...Buffer[]];

  constructor(
    private readonly transactor: Transactor,
    @Inject(CONFIGURATION) configuration: Configuration,
  ) {
    this.secrets = versionedSecrets(configuration);
    this.keys = keysFor('mailed-tokens', configuration);
  }

  async run(): Promise<{ secondFactors: number; links: number }> {
    let secondFactors = 0;
    for (const encrypted of encryptedByBetterAuth)
      secondFactors += await this.each((tx, after) => this.some(tx, encrypted, after));
    let links = 0;
    for (const table of ['invitation', 'password_reset'] as const)
      links += await this.each((tx, after) => this.someLinks(tx, table, after));
    return { secondFactors, links };
  }

  /** Goes through a table in its ids' order, in a transaction for each part. */
  private async each(
    part: (tx: Tx, after: string | null) => Promise<{ last: string | null; resealed: number }>,
  ): Promise<number> {
    let resealed = 0;
    for (let after: string | null = null; ;) {
      const done = await this.transactor.run((tx) => part(tx, after));
      resealed += done.resealed;
      if (done.last === null) return resealed;
      after = done.last;
    }
  }

  private async some(tx: Tx, { table, column, quoted }: Encrypted, after: string | null) {
    const rows = await tx.query<{ id: string; value: string }[]>(
      `SELECT id, ${column} AS value FROM ${table} WHERE $1::text IS NULL OR id > $1 ORDER BY id LIMIT $2 FOR NO KEY UPDATE`,
      [after, atOnce],
    );
    let resealed = 0;
    for (const { id, value } of rows) {
      const again = await this.again(quoted ? (JSON.parse(value) as string) : value);
      if (again === null) continue;
      await tx.query(`UPDATE ${table} SET ${column} = $2 WHERE id = $1`, [id, quoted ? JSON.stringify(again) : again]);
      resealed += 1;
    }
    return { last: rows.at(-1)?.id ?? null, resealed };
  }

  /** The text encrypted with the current secret; null when it already is. */
  private async again(data: string): Promise<string | null> {
    const { parseEnvelope, symmetricDecrypt, symmetricEncrypt } = await import('better-auth/crypto');
    const { version } = this.secrets[0]!;
    if (parseEnvelope(data)?.version === version) return null;
    const key = {
      keys: new Map(this.secrets.map((secret) => [secret.version, secret.value])),
      currentVersion: version,
    };
    return symmetricEncrypt({ key, data: await symmetricDecrypt({ key, data }) });
  }

  private async someLinks(tx: Tx, table: 'invitation' | 'password_reset', after: string | null) {
    const rows = await tx.query<{ id: string; sealed: string }[]>(
      `SELECT id, sealed_token AS sealed FROM ${table}
        WHERE sealed_token IS NOT NULL AND ($1::uuid IS NULL OR id > $1) ORDER BY id LIMIT $2 FOR NO KEY UPDATE`,
      [after, atOnce],
    );
    const [current] = this.keys;
    let resealed = 0;
    for (const { id, sealed } of rows) {
      if (opens(sealed, id, current)) continue;
      const again = sealToken(openWithAny(sealed, id, this.keys), id, current);
      await tx.query(`UPDATE ${table} SET sealed_token = $2 WHERE id = $1`, [id, again]);
      resealed += 1;
    }
    return { last: rows.at(-1)?.id ?? null, resealed };
  }
}

function opens(sealed: string, id: string, key: Buffer): boolean {
  try {
    openWithAny(sealed, id, [key]);
    return true;
  } catch {
    return false;
  }
}
