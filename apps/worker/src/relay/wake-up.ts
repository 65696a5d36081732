import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import pg from 'pg';

const channels = ['event_appended', 'task_added'];
const reconnectAfter = 5000;

/** Listens for new events and tasks at their commit. While the connection is down, the relay polls. */
@Injectable()
export class WakeUp {
  private readonly logger = new Logger('relay');
  private client?: pg.Client;
  private reconnecting?: NodeJS.Timeout;
  private stopped = false;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  async listen(onNews: () => void): Promise<void> {
    const client = new pg.Client({
      connectionString: this.configuration.databaseUrl,
      keepAlive: true,
      application_name: 'laurel-relay',
    });
    this.client = client;
    let lost = false;
    const reconnect = (error?: Error): void => {
      if (lost || this.stopped) return;
      lost = true;
      this.logger.warn(`Polling for events until the connection is back: ${error?.message ?? 'it ended'}`);
      this.reconnecting = setTimeout(() => void this.listen(onNews), reconnectAfter);
    };
    client.on('error', reconnect);
    client.on('end', () => reconnect());
    client.on('notification', onNews);
    try {
      await client.connect();
      await client.query(channels.map((channel) => `LISTEN ${channel}`).join('; '));
      onNews();
    } catch (error) {
      reconnect(error as Error);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.reconnecting);
    await this.client?.end().catch(() => undefined);
  }
}
