import { Checks, type Finding, type SystemCheck } from '#watch';
import { mailFinding } from './mail-finding.js';
import { MailReadings } from './mail-readings.js';

/** Whether emails are sent soon after they are written, and what the mail server says where they are not. */
@Checks({ kind: 'mail', name: 'Email', withinMs: 900 })
export class MailCheck implements SystemCheck {
  constructor(private readonly readings: MailReadings) {}

  async check(): Promise<Finding> {
    const [mail, failing, undelivered] = await Promise.all([
      this.readings.mail(),
      this.readings.failing(),
      this.readings.undelivered(),
    ]);
    return mailFinding({ ...mail, failing, undelivered: undelivered.reduce((sum, { emails }) => sum + emails, 0) });
  }
}
