import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import pg from 'pg';

const channel = 'event_appended';
const reconnectAfter = 5000;

/** Hears of new events at their commit. While the connection is away the relay's polling does. */
@Injectable()
export class WakeUp {
  private readonly logger = new Logger('relay');
  private client?: pg.Client;
  private reconnecting?: NodeJS.Timeout;
  private stopped = false;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  async listen(onEvent: () => void): Promise<void> {
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
      this.logger.warn(`Not woken by events until the connection is back: ${error?.message ?? 'it ended'}`);
      this.reconnecting = setTimeout(() => void this.listen(onEvent), reconnectAfter);
    };
    client.on('error', reconnect);
    client.on('end', () => reconnect());
    client.on('notification', onEvent);
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      onEvent();
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
