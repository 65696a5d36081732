import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogModule } from '#catalog';
import { CONFIGURATION, type Configuration } from '#config';
import { IdentityModule } from '#identity';
import { MailModule } from '#mail';
import { PilotsModule } from '#pilots';
import { Letters } from './domain/letters.js';
import { LetterFacts } from './letter-facts.js';
import { LettersAboutBadges } from './letters-about-badges.js';
import { LettersAboutEnrollments } from './letters-about-enrollments.js';
import { LettersAboutPeople } from './letters-about-people.js';
import { LettersAboutSubmissions } from './letters-about-submissions.js';
import { Message } from './message.entity.js';
import { MessageQueries } from './message.queries.js';
import { MessageRepository } from './message.repository.js';
import { MessageText } from './message-text.js';
import { PlanReminders } from './operations/plan-reminders.js';
import { PlanRemindersOfPerson } from './operations/plan-reminders-of-person.js';
import { RetryMessage } from './operations/retry-message.js';
import { SendDueReminders } from './operations/send-due-reminders.js';
import { SendMessage } from './operations/send-message.js';
import { WriteLetter } from './operations/write-letter.js';
import { Reminder, ReminderLadderRow } from './reminder.entity.js';
import { ReminderLetters } from './reminder-letters.js';
import { ReminderRepository } from './reminder.repository.js';

const notificationsEntities: Function[] = [Message, Reminder, ReminderLadderRow];

const operations = [PlanReminders, PlanRemindersOfPerson, SendDueReminders, WriteLetter, SendMessage, RetryMessage];

/** Who is told of what, when, and that they were told. */
@Module({
  imports: [TypeOrmModule.forFeature(notificationsEntities), IdentityModule, CatalogModule, PilotsModule, MailModule],
  providers: [
    { provide: Letters, useFactory: ({ publicUrl }: Configuration) => new Letters(publicUrl), inject: [CONFIGURATION] },
    LetterFacts,
    LettersAboutPeople,
    LettersAboutEnrollments,
    LettersAboutSubmissions,
    LettersAboutBadges,
    MessageRepository,
    MessageQueries,
    MessageText,
    ReminderRepository,
    ReminderLetters,
    ...operations,
  ],
  exports: [MessageQueries, MessageRepository, MessageText, ...operations],
})
export class NotificationsModule {}
