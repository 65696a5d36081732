import { SweepDigests } from './digests/send-digests.sweep.js';
import { WriteLetters } from './letters/write-letters.listener.js';
import { PlanRemindersOnChange, PlanRemindersOnMove } from './reminders/plan-reminders.listener.js';
import { SweepReminders } from './reminders/send-due-reminders.sweep.js';
import { ResendOnRequest } from './resending/resend-on-request.handler.js';
import { SendMessages } from './sending/send-messages.handler.js';

/** What the worker runs for notifications. */
export const notificationsHandlers = [
  WriteLetters,
  PlanRemindersOnChange,
  PlanRemindersOnMove,
  SweepReminders,
  SweepDigests,
  SendMessages,
  ResendOnRequest,
];
