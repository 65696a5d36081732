import { PlanRemindersOnChange, PlanRemindersOnMove } from './plan-reminders.listener.js';
import { SweepReminders } from './send-due-reminders.sweep.js';
import { SendMessages } from './send-messages.handler.js';
import { WriteLetters } from './write-letters.listener.js';

export const notificationsProcessors = [
  WriteLetters,
  PlanRemindersOnChange,
  PlanRemindersOnMove,
  SweepReminders,
  SendMessages,
];
