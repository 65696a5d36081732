export { MailModule } from './mail.module.js';
export { KeepingMailer, Mailer, MailRefused, type Mail } from './mailer.js';
export { SmtpMailer, type SmtpOptions } from './smtp-mailer.js';
