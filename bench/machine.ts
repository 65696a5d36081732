import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { Client } from 'pg';

/** The machine on which the figures were measured, in one paragraph. It says when the machine is busy with other work. */
export async function describeMachine(databaseUrl: string): Promise<string> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  await client.end();
  const memory = Math.round(totalmem() / 2 ** 30);
  const [load = 0] = loadavg();
  const busy =
    load > 0.5
      ? ` Other work was running (load ${load.toFixed(1)}), so the figures are worse than the machine's best.`
      : '';
  return `${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${memory} GiB, ${type()} ${release()}, Node.js ${process.version}, PostgreSQL ${rows[0]!.server_version} on the same machine.${busy}`;
}
