export { MailModule } from './mail.module.js';
export { type Bounce, UnreadableReport } from './bounces/bounce.js';
export { readDeliveryReport } from './bounces/delivery-report.js';
export { readProviderBounces } from './bounces/read-bounces.js';
export { KeepingMailer, Mailer, MailFailed, type Mail } from './mailer.js';
export { SmtpMailer, type SmtpOptions } from './smtp-mailer.js';
export { type MailFacts, statusIn, troubleOf } from './trouble.policy.js';
