/** The queues that the tests of jobs run on: PostgreSQL, and Redis when `REDIS_URL` is set. They say so when they skip Redis. */
export const queueBackends: { name: string; redisUrl?: string }[] = [{ name: 'PostgreSQL' }];

if (process.env.REDIS_URL) queueBackends.push({ name: 'Redis', redisUrl: process.env.REDIS_URL });
else process.stdout.write('The tests of jobs run on PostgreSQL only: REDIS_URL is not set.\n');
