export { MailModule } from './mail.module.js';
export { KeepingMailer, Mailer, MailFailed, type Mail } from './mailer.js';
export { SmtpMailer, type SmtpOptions } from './smtp-mailer.js';
export { type MailFacts, statusIn, troubleOf } from './trouble.policy.js';
