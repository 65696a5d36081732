import { z } from 'zod';

/**
 * Every setting, by environment variable. Parsed once at boot. docs/operating.md explains each.
 */
const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('production'),
  /** The address to listen on. Absent: every address of the machine, as a container needs. */
  HOST: z.string().trim().min(1).optional(),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The public address of this installation. Every badge contains it, so it must never change. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
  /** The name of the issuer in each badge. */
  ISSUER_NAME: z.string().trim().min(1).max(200).default('Missouri Leadership Development System'),
  /** The IANA time zone of the issuer. Dates on badges' pages, cards and certificates are in it. */
  ISSUER_ZONE: z.string().refine(isZone, 'expected a time zone such as America/Chicago').default('America/Chicago'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  /** Only for `migrate`: the user who owns the schema. Absent: the user of DATABASE_URL owns it. */
  DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(500).default(20),
  /** Any text. A new value says that the database was restored from a backup, where PostgreSQL cannot tell. */
  DATABASE_RESTORED: z.string().trim().min(1).max(200).optional(),
  /** Absent: the queue runs on PostgreSQL. */
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  /** `file:///a/folder`, or `s3://bucket?endpoint=…&region=…&forcePathStyle=true` with the AWS credential variables. */
  STORE_URL: z.url({ protocol: /^(file|s3)$/ }),
  /** `smtp://…` sends; `keep:` only keeps messages where an administrator can read them. */
  MAIL_URL: z
    .string()
    .regex(/^(smtps?:\/\/.+|keep:)$/, 'expected smtp://…, smtps://… or keep:')
    .default('keep:'),
  MAIL_FROM: z.string().min(3).default('Laurel <laurel@example.org>'),
  /** Proves that a report about emails that came back is from the operator's provider. Absent: no reports are taken. */
  MAIL_BOUNCES_SECRET: z
    .string()
    .min(16)
    .regex(/^[!-~]+$/, 'expected letters, digits and signs without spaces')
    .optional(),
  /** Signs sessions and links, and encrypts keys at rest. At least 32 characters. */
  SECRET: z.string().min(32),
  /** The secret before, while it is being replaced: what it signed and encrypted is still accepted. */
  SECRET_PREVIOUS: z.string().min(32).optional(),
  /** Whether reviewers and administrators must have a second factor. */
  REQUIRE_TOTP: z.stringbool().default(true),
  /** `clamav://host:3310`. Absent: files are not scanned, and the operator is told at start. */
  SCANNER_URL: z.url({ protocol: /^clamav$/ }).optional(),
  /** Whether files that were not scanned for viruses can be submitted and opened (rule 25), unless a program decides. Absent: not in production. */
  ACCEPT_UNSCANNED: z.stringbool().optional(),
  /** Absent: no metrics. Each process on a machine needs a port of its own. */
  METRICS_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  /** The address that metrics and a worker's health are served on. */
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  /** The OTLP collector that traces are sent to, as OpenTelemetry names it. Absent: no traces. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** Which share of the traces is collected, from 0 to 1. */
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  /** The name of this program in traces. */
  OTEL_SERVICE_NAME: z.string().trim().min(1).max(100).default('laurel'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface Configuration {
  environment: z.output<typeof Environment>['NODE_ENV'];
  /** Absent: every address of the machine. */
  host?: string;
  port: number;
  /** Without a slash at its end. */
  publicUrl: string;
  issuerName: string;
  /** IANA. */
  issuerZone: string;
  databaseUrl: string;
  /** Of the user who owns the schema, for migrations. Absent: the one of `databaseUrl`. */
  databaseOwnerUrl?: string;
  databasePoolSize: number;
  databaseRestored?: string;
  redisUrl?: string;
  storeUrl: string;
  mailUrl: string;
  mailFrom: string;
  mailBouncesSecret?: string;
  secret: string;
  /** The secret before, while it is being replaced. */
  secretPrevious?: string;
  requireTotp: boolean;
  scannerUrl?: string;
  acceptUnscanned: boolean;
  metricsPort?: number;
  metricsHost: string;
  /** Without a slash at its end. Absent: no traces. */
  otlpEndpoint?: string;
  /** From 0 to 1. */
  otlpShare: number;
  /** The name of this program in traces. */
  serviceName: string;
  logLevel: string;
}

/** Injection token of the {@link Configuration}. */
export const CONFIGURATION = Symbol('configuration');

/** A setting is missing or wrong. The message names each such setting and what was expected. It never shows a value. */
export class ConfigurationError extends Error {}

/**
 * Reads the configuration from environment variables.
 * @throws ConfigurationError with the name of each variable that is missing or wrong.
 */
export function readConfiguration(environment: Record<string, string | undefined>): Configuration {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = Environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigurationError(`Laurel cannot start with this configuration:\n${lines.join('\n')}`);
  }
  const e = parsed.data;
  return {
    environment: e.NODE_ENV,
    host: e.HOST,
    port: e.PORT,
    publicUrl: e.PUBLIC_URL.replace(/\/+$/, ''),
    issuerName: e.ISSUER_NAME,
    issuerZone: e.ISSUER_ZONE,
    databaseUrl: e.DATABASE_URL,
    databaseOwnerUrl: e.DATABASE_OWNER_URL,
    databasePoolSize: e.DATABASE_POOL_SIZE,
    databaseRestored: e.DATABASE_RESTORED,
    redisUrl: e.REDIS_URL,
    storeUrl: e.STORE_URL,
    mailUrl: e.MAIL_URL,
    mailFrom: e.MAIL_FROM,
    mailBouncesSecret: e.MAIL_BOUNCES_SECRET,
    secret: e.SECRET,
    secretPrevious: e.SECRET_PREVIOUS,
    requireTotp: e.REQUIRE_TOTP,
    scannerUrl: e.SCANNER_URL,
    acceptUnscanned: e.ACCEPT_UNSCANNED ?? e.NODE_ENV !== 'production',
    metricsPort: e.METRICS_PORT,
    metricsHost: e.METRICS_HOST,
    otlpEndpoint: e.OTEL_EXPORTER_OTLP_ENDPOINT?.replace(/\/+$/, ''),
    otlpShare: e.OTEL_TRACES_SAMPLER_ARG,
    serviceName: e.OTEL_SERVICE_NAME,
    logLevel: e.LOG_LEVEL,
  };
}

/** The secrets to accept, the current one first. Only the current one signs and encrypts. */
export function secretsOf({
  secret,
  secretPrevious,
}: Pick<Configuration, 'secret' | 'secretPrevious'>): [string, ...string[]] {
  return secretPrevious === undefined || secretPrevious === secret ? [secret] : [secret, secretPrevious];
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
