import { Checks, counted, type Finding, howLong, type SystemCheck } from '#watch';
import { MailReadings } from './mail-readings.js';

/** An email that has waited longer than this, in seconds, is late. */
const lateSeconds = 900;
const stuckSeconds = 6 * 3600;

/** Whether emails are sent soon after they are written. */
@Checks({ kind: 'mail', name: 'Email', withinMs: 900 })
export class MailCheck implements SystemCheck {
  constructor(private readonly readings: MailReadings) {}

  async check(): Promise<Finding> {
    const { queued, oldestSeconds, readAt } = await this.readings.mail();
    if (oldestSeconds <= lateSeconds) return { state: 'ok', words: 'Emails are sent on time.' };
    return {
      state: oldestSeconds > stuckSeconds ? 'failing' : 'degraded',
      words: `${counted(queued, 'email')} ${queued === 1 ? 'waits' : 'wait'} to be sent, the oldest for ${howLong(oldestSeconds)}. Laurel keeps trying.`,
      remedy: 'Open Messages to see what the mail server says. Check MAIL_URL and the mail server.',
      since: new Date(readAt.getTime() - oldestSeconds * 1000),
      link: '/admin/messages?state=queued',
    };
  }
}
