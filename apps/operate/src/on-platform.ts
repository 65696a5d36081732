import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Configuration, ConfigurationError, readConfiguration } from '#config';
import { DomainError } from '#kernel';
import { PlatformModule } from '#platform';

/**
 * Does the work of a command on the platform, then closes the platform. A refusal, or a wrong setting, is one sentence
 * on stderr and the exit code 1.
 */
export async function onPlatform(
  work: (platform: INestApplicationContext, configuration: Configuration) => Promise<void>,
): Promise<void> {
  let platform: INestApplicationContext | undefined;
  try {
    const configuration = readConfiguration(process.env);
    platform = await NestFactory.createApplicationContext(PlatformModule.forRoot(configuration), {
      logger: ['error', 'warn'],
    });
    await work(platform, configuration);
  } catch (error) {
    if (!(error instanceof DomainError || error instanceof ConfigurationError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  } finally {
    await platform?.close();
  }
}
