import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BadgesModule } from '#badges';
import { CONFIGURATION, type Configuration } from '#config';
import { IdentityModule } from '#identity';
import { injectables } from '#kernel/nest';
import { MailModule } from '#mail';
import { PilotsModule } from '#pilots';
import { ProgramsModule } from '#programs';
import { ReviewsModule } from '#reviews';
import * as bounces from './bounces/index.js';
import * as groupMessages from './group-messages/index.js';
import { GroupLetterWriter } from './group-messages/group-letters.js';
import { GroupMessage } from './group-messages/group-message.entity.js';
import * as digests from './digests/index.js';
import { MailChoiceRow } from './digests/mail-choice.entity.js';
import { MailChoiceRepository } from './digests/mail-choice.repository.js';
import * as letters from './letters/index.js';
import { LetterFacts } from './letters/letter-facts.js';
import { Letters } from './letters/letters.document.js';
import * as list from './list/index.js';
import { Message } from './message.entity.js';
import { MessageRepository } from './message.repository.js';
import * as recovery from './recovery/index.js';
import * as reminders from './reminders/index.js';
import { ReminderLetters } from './reminders/reminder-letters.js';
import { Reminder } from './reminders/reminder.entity.js';
import { ReminderLadderRow } from './reminders/reminder-ladder.entity.js';
import { ReminderRepository } from './reminders/reminder.repository.js';
import * as resending from './resending/index.js';
import { MessageResend } from './resending/message-resend.entity.js';
import * as sending from './sending/index.js';
import * as unsubscribing from './unsubscribing/index.js';
import * as templates from './templates/index.js';
import { MessageTemplate } from './templates/message-template.entity.js';
import { MessageTemplateRepository } from './templates/message-template.repository.js';
import { MailCheck } from './watching/mail.check.js';
import { MailReadings } from './watching/mail-readings.js';

const notificationsEntities: Function[] = [
  GroupMessage,
  MailChoiceRow,
  Message,
  MessageResend,
  MessageTemplate,
  Reminder,
  ReminderLadderRow,
];

/** What the applications may use. */
const shown = [
  ...injectables(
    bounces,
    digests,
    groupMessages,
    letters,
    list,
    recovery,
    reminders,
    resending,
    sending,
    unsubscribing,
    templates,
  ),
  MessageRepository,
];

/** Letters, reminders and the list of both in the page: who is told what and when, and proof that they were told. */
@Module({
  imports: [
    TypeOrmModule.forFeature(notificationsEntities),
    ProgramsModule,
    IdentityModule,
    PilotsModule,
    ReviewsModule,
    BadgesModule,
    MailModule,
  ],
  providers: [
    ...shown,
    { provide: Letters, useFactory: ({ publicUrl }: Configuration) => new Letters(publicUrl), inject: [CONFIGURATION] },
    GroupLetterWriter,
    LetterFacts,
    MessageTemplateRepository,
    MailChoiceRepository,
    ReminderLetters,
    ReminderRepository,
    MailCheck,
    MailReadings,
  ],
  exports: shown,
})
export class NotificationsModule {}
