import { ConsoleLogger, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Configuration, ConfigurationError, readConfiguration } from '#config';
import { DomainError } from '#kernel';
import { PlatformModule } from '#platform';
import { CannotStart, requireMigrated } from '#start';

/** Errors that the person at the terminal can do something about. They are printed without a stack. */
const expected = [DomainError, ConfigurationError, CannotStart];

interface Ways {
  /** What the command does before it needs the platform. */
  first?: (configuration: Configuration) => Promise<void>;
  /** The exit code when the work could not be done. 1, unless that has another meaning for the command. */
  failed?: number;
}

/**
 * Does the work of a command on the platform, then closes the platform. A refusal, a wrong setting, or a database that
 * was not migrated is one sentence on stderr, with a line for each fault of what was given, and an exit code that is
 * not 0.
 */
export async function onPlatform(
  work: (platform: INestApplicationContext, configuration: Configuration) => Promise<void>,
  { first, failed = 1 }: Ways = {},
): Promise<void> {
  let platform: INestApplicationContext | undefined;
  try {
    const configuration = readConfiguration(process.env);
    await first?.(configuration);
    await requireMigrated(configuration.databaseUrl);
    platform = await NestFactory.createApplicationContext(PlatformModule.forRoot(configuration), {
      logger: new ConsoleLogger({ logLevels: ['fatal', 'error', 'warn'], colors: process.stdout.isTTY ?? false }),
    });
    await work(platform, configuration);
  } catch (error) {
    console.error(expected.some((kind) => error instanceof kind) ? inLines(error as Error) : error);
    process.exitCode = failed;
  } finally {
    await platform?.close();
  }
}

function inLines(error: Error): string {
  const faults = error instanceof DomainError ? (error.details.errors ?? []) : [];
  return [error.message, ...faults.map(({ pointer, detail }) => `  ${pointer}: ${detail}`)].join('\n');
}
