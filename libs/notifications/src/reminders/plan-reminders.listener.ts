import type { EventOf } from '#database';
import { identityEvents } from '#identity';
import { type EventListener, Listener } from '#jobs';
import { pilotsEvents } from '#pilots';
import { PlanRemindersOfPerson } from './plan-reminders-of-person.js';
import { PlanReminders } from './plan-reminders.js';

/** Each event that may change the reminders of an enrollment. */
const changes = [
  pilotsEvents['enrollment.started'],
  pilotsEvents['enrollment.paused'],
  pilotsEvents['enrollment.resumed'],
  pilotsEvents['enrollment.extended'],
  pilotsEvents['enrollment.submitted'],
  pilotsEvents['enrollment.recalled'],
  pilotsEvents['enrollment.returned'],
  pilotsEvents['enrollment.earned'],
  pilotsEvents['enrollment.given-up'],
  pilotsEvents['enrollment.expired'],
  pilotsEvents['enrollment.withdrawn'],
] as const;

@Listener({ queue: 'notifications', events: changes })
export class PlanRemindersOnChange implements EventListener<typeof changes> {
  constructor(private readonly planReminders: PlanReminders) {}

  handle({ subjectId }: EventOf<typeof changes>): Promise<void> {
    return this.planReminders.run({ enrollmentId: subjectId });
  }
}

const moves = [identityEvents['person.profile-edited'], identityEvents['person.roles-changed']] as const;

@Listener({ queue: 'notifications', events: moves })
export class PlanRemindersOnMove implements EventListener<typeof moves> {
  constructor(private readonly planReminders: PlanRemindersOfPerson) {}

  async handle({ subjectId, payload }: EventOf<typeof moves>): Promise<void> {
    if (payload.changed.includes('zone')) await this.planReminders.run({ personId: subjectId });
  }
}
