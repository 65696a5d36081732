import type { EventRecord } from '#database';
import { type EventListener, Listener } from '#jobs';
import { planningEvents, PlanReminders, PlanRemindersOfPerson } from '#notifications';

@Listener({ queue: 'notifications', events: planningEvents })
export class PlanRemindersOnChange implements EventListener {
  constructor(private readonly planReminders: PlanReminders) {}

  handle(event: EventRecord): Promise<void> {
    return this.planReminders.run(event.subjectId);
  }
}

@Listener({ queue: 'notifications', events: ['person.profile-edited', 'person.roles-changed'] })
export class PlanRemindersOnMove implements EventListener {
  constructor(private readonly planReminders: PlanRemindersOfPerson) {}

  async handle(event: EventRecord): Promise<void> {
    const { changed } = event.payload;
    if (Array.isArray(changed) && changed.includes('zone')) await this.planReminders.run(event.subjectId);
  }
}
