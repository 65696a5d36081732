import { Module } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { KeepingMailer, Mailer } from './mailer.js';
import { SmtpMailer } from './smtp-mailer.js';

function createMailer({ mailUrl, mailFrom, publicUrl }: Configuration): Mailer {
  if (mailUrl === 'keep:') return new KeepingMailer();
  return new SmtpMailer({ url: mailUrl, from: mailFrom, domain: new URL(publicUrl).hostname });
}

/** The mailer that the configuration names. */
@Module({
  providers: [{ provide: Mailer, useFactory: createMailer, inject: [CONFIGURATION] }],
  exports: [Mailer],
})
export class MailModule {}
