import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Redis } from 'ioredis';
import { CONFIGURATION, type Configuration } from '#config';

const answersWithinMs = 700;

/** Asks whether Redis answers, for processes that have no queue open too. Without REDIS_URL the queue is in PostgreSQL. */
@Injectable()
export class QueueStore implements OnApplicationShutdown {
  private client?: Redis;

  constructor(@Inject(CONFIGURATION) private readonly configuration: Configuration) {}

  async answers(): Promise<boolean> {
    const { redisUrl } = this.configuration;
    if (redisUrl === undefined) return true;
    this.client ??= this.open(redisUrl);
    try {
      if (this.client.status === 'wait' || this.client.status === 'end') await this.client.connect();
      return (await this.client.ping()) === 'PONG';
    } catch {
      return false;
    }
  }

  onApplicationShutdown(): void {
    this.client?.disconnect();
  }

  private open(url: string): Redis {
    const client = new Redis(url, {
      lazyConnect: true,
      maxRetriesPerRequest: 0,
      connectTimeout: answersWithinMs,
      commandTimeout: answersWithinMs,
      retryStrategy: () => null, // the next question connects again
      connectionName: 'laurel-watch',
    });
    client.on('error', () => {}); // the answer says it
    return client;
  }
}
