/** What the tests of jobs run on: PostgreSQL always, and Redis where `REDIS_URL` names one. They say so when they leave it out. */
export const queueBackends: { name: string; redisUrl?: string }[] = [{ name: 'PostgreSQL' }];

if (process.env.REDIS_URL) queueBackends.push({ name: 'Redis', redisUrl: process.env.REDIS_URL });
else process.stdout.write('The tests of jobs run on PostgreSQL alone: REDIS_URL is not set.\n');
