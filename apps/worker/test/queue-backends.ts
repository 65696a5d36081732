/** The queues that the tests of jobs run on: PostgreSQL, and Redis when `REDIS_URL` is set. Redis is skipped aloud. */
export const queueBackends: { name: string; redisUrl?: string }[] = [{ name: 'PostgreSQL' }];

if (process.env.REDIS_URL) queueBackends.push({ name: 'Redis', redisUrl: process.env.REDIS_URL });
else process.stderr.write('SKIPPED: the tests of jobs on Redis, because REDIS_URL is not set.\n');
