import type { Laurel } from '#testing';

/** The environment of a worker in its own process, for the database and store of a test. */
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
