import { PlanRemindersOnChange, PlanRemindersOnMove } from './plan-reminders.processor.js';
import { SweepReminders } from './send-due-reminders.processor.js';
import { SendMessages } from './send-messages.processor.js';
import { WriteLetters } from './write-letters.processor.js';

export const notificationsProcessors = [WriteLetters, PlanRemindersOnChange, PlanRemindersOnMove, SweepReminders, SendMessages];
