import { Sweep, type Sweeper } from '#jobs';
import { SendDueReminders } from './send-due-reminders.js';

@Sweep({ name: 'send-due-reminders', everySeconds: 30 })
export class SweepReminders implements Sweeper {
  constructor(private readonly sendDueReminders: SendDueReminders) {}

  sweep(): Promise<number> {
    return this.sendDueReminders.run();
  }
}
