import type { Laurel } from '#testing';

/** What a worker in a process of its own is told of the place that a test has made. */
export function environmentOf({
  configuration: { databaseUrl, storeUrl, mailUrl, secret, publicUrl, redisUrl },
}: Pick<Laurel, 'configuration'>): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    STORE_URL: storeUrl,
    MAIL_URL: mailUrl,
    SECRET: secret,
    PUBLIC_URL: publicUrl,
    DATABASE_POOL_SIZE: '8',
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
  };
}
