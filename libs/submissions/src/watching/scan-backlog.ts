import { Injectable } from '@nestjs/common';
import { Metrics, WatchDatabase } from '#watch';

export interface ScanBacklog {
  /** Files that wait for a scanner, or are being scanned. */
  files: number;
  /** How long the oldest of them has waited, in seconds. 0 when none waits. */
  oldestSeconds: number;
}

const backlogSql = `
  SELECT count(*)::int AS files, coalesce(extract(epoch FROM clock_timestamp() - min(uploaded_at)), 0)::float AS "oldestSeconds"
    FROM artifact_file WHERE state IN ('uploaded', 'scanning') AND removed_at IS NULL`;

/** The files that wait for their scan, for metrics. */
@Injectable()
export class ScanBacklogReadings {
  constructor(
    private readonly database: WatchDatabase,
    metrics: Metrics,
  ) {
    metrics.gauge(
      'laurel_scan_files',
      { help: 'Files that wait for their scan' },
      async () => (await this.read()).files,
    );
    metrics.gauge(
      'laurel_scan_oldest_seconds',
      { help: 'How long the oldest file has waited for its scan' },
      async () => (await this.read()).oldestSeconds,
    );
  }

  async read(): Promise<ScanBacklog> {
    return (await this.database.read<ScanBacklog>(backlogSql))[0]!;
  }
}
