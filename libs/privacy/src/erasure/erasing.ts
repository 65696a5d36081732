import type { PersonalTable, Tx } from '#database';

/** Says which erasure this transaction carries out. What never changes otherwise may lose its words then. */
export async function asErasure(tx: Tx, erasureId: string): Promise<void> {
  await tx.query(`SELECT set_config('laurel.erasure', $1, true)`, [erasureId]);
}

/** Erases what a table holds about a person. */
export async function eraseRows(tx: Tx, { table, whose, erase }: PersonalTable, personId: string): Promise<void> {
  if (erase === 'delete') {
    await tx.query(`DELETE FROM ${table} AS t WHERE ${whose}`, [personId]);
    return;
  }
  const changes = Object.entries(erase).map(([column, becomes]) => `${column} = ${becomes}`);
  if (changes.length > 0) await tx.query(`UPDATE ${table} AS t SET ${changes.join(', ')} WHERE ${whose}`, [personId]);
}
