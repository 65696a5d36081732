import { z } from 'zod';
import { enrollmentStates } from '#pilots/vocabulary';
import { Flag, Id, Instant, line, PageQuery, pageOf, text, word } from './common.js';
import {
  leftOutReasons,
  letterKinds,
  mailChoices,
  messageFailures,
  messageStates,
  notificationKinds,
  notResentReasons,
  unsubscribeTopics,
} from '#notifications/vocabulary';

const MessageState = z.enum(messageStates).meta({ id: 'MessageState' });

const MessageFailure = z.enum(messageFailures).meta({
  id: 'MessageFailure',
  description:
    'Why the last try failed, or the message came back. `mailbox`: nobody gets mail at the address. `relay`: the mail server refuses Laurel or this email. `deferred`: it cannot take it now. `unreachable`: there is no connection to it. `link`: the personal link is no longer valid. `held`: Laurel was restored from a backup and may have sent it before.',
});

export const MessageSummary = z
  .object({
    id: Id,
    personId: Id,
    kind: z.string().meta({ description: 'What the message is about.', examples: ['reminder'] }),
    subject: z.string(),
    state: MessageState,
    toAddress: z.string().nullable().meta({ description: "The person's email address at the last try." }),
    queuedAt: Instant,
    sentAt: Instant.nullable(),
    attempts: z.int(),
    failure: MessageFailure.nullable(),
    lastError: z.string().nullable().meta({ description: 'What the mail server said.' }),
    failingSince: Instant.nullable().meta({ description: 'The first of the tries that failed in a row.' }),
    undeliveredAt: Instant.nullable().meta({ description: 'When Laurel gave up, or the message came back.' }),
  })
  .meta({ id: 'MessageSummary' });

export const Message = MessageSummary.extend({
  text: z
    .string()
    .meta({ description: 'Plain text. It shows a personal link only when mail is kept instead of sent.' }),
}).meta({ id: 'Message' });

export const MessageFilter = PageQuery.extend({
  personId: Id.optional(),
  state: MessageState.optional(),
});

export const BouncesTaken = z
  .object({
    taken: z.int().meta({ description: 'How many messages are now known to have come back.' }),
    ignored: z.int().meta({ description: 'Reports about messages that are not known, or had come back before.' }),
  })
  .meta({ id: 'BouncesTaken' });

export const MessagePage = pageOf(MessageSummary).meta({ id: 'MessagePage' });

const ResendFilter = z
  .object({
    kind: z.enum(letterKinds).meta({ id: 'LetterKind' }).optional(),
    failure: MessageFailure.optional(),
    since: Instant.optional().meta({
      description: 'Only emails that were given up or came back at this instant or later.',
    }),
    until: Instant.optional().meta({ description: 'Only emails that were given up or came back before this instant.' }),
    domain: word(253)
      .optional()
      .meta({ description: 'Only emails to addresses that end with @ and this.', examples: ['school.example'] }),
    refusedAddresses: z.boolean().optional().meta({
      description:
        'Also to addresses at which nobody got mail and that are still the same. Otherwise these are left out.',
    }),
  })
  .meta({ id: 'ResendFilter', description: 'Emails that did not arrive. Without any limit, all.' });

export const ResendPreviewInput = z.object({ filter: ResendFilter }).meta({ id: 'ResendPreviewInput' });

export const ResendPreview = z
  .object({
    asOf: Instant,
    count: z.int().meta({ description: 'How many emails are sent again.' }),
    leftOut: z.array(z.object({ reason: z.enum(notResentReasons), count: z.int() })).meta({
      description:
        'How many of the emails are not. `refused-address`: nobody gets mail at the address, and the person has no other. `link`: the personal link is no longer valid. `held`: the email may have been sent before a restore; it is sent again with that `failure` alone. `deactivated`: the account is deactivated.',
    }),
    messages: z
      .array(
        z.object({
          id: Id,
          personId: Id,
          kind: z.string(),
          subject: z.string(),
          failure: MessageFailure.nullable(),
          triedAddress: z.string().nullable(),
          address: z.string().meta({ description: 'Where it goes now.' }),
          undeliveredAt: Instant,
        }),
      )
      .meta({ description: 'The first of the emails, the earliest first.' }),
  })
  .meta({ id: 'ResendPreview' });

export const ResendInput = ResendPreviewInput.extend({
  id: Id.meta({ description: 'A UUID of your choice. A second resend with the same id does nothing.' }),
  asOf: Instant.meta({ description: 'From the preview. What fails later is left alone.' }),
  count: z.int().min(1).meta({ description: 'From the preview. If there are more emails now, nothing is sent.' }),
}).meta({ id: 'ResendInput' });

export const ResendView = z
  .object({
    id: Id,
    total: z.int().meta({ description: 'How many emails there were to send again.' }),
    queued: z.int().meta({ description: 'How many of them Laurel has taken up.' }),
    waiting: z.int().meta({ description: 'How many of these wait for the mail server.' }),
    sent: z.int(),
    undelivered: z.int().meta({ description: 'How many failed or came back again.' }),
    askedAt: Instant,
    finishedAt: Instant.nullable().meta({ description: 'When all were taken up.' }),
  })
  .meta({ id: 'Resend' });

const templateWords = {
  subject: line(200).meta({ description: 'With placeholders, for example `{name}`.' }),
  text: text(10_000).meta({ description: 'Plain text, with placeholders.' }),
};

export const MessageTemplateInput = z.object({ name: line(100), ...templateWords }).meta({
  id: 'MessageTemplateInput',
  examples: [{ name: 'Deadline', subject: '{pilot}: {days left} left', text: 'Please submit by {deadline}.' }],
});

export const MessageTemplateView = z
  .object({
    id: Id,
    name: z.string(),
    subject: z.string(),
    text: z.string(),
    changedAt: Instant,
    revision: z.int(),
  })
  .meta({ id: 'MessageTemplate' });

export const MessageTemplatePage = pageOf(MessageTemplateView).meta({ id: 'MessageTemplatePage' });

const Group = z
  .object({
    pilotId: Id.optional(),
    stack: word(20).optional().meta({ description: "A stack's code." }),
    versionId: Id.optional(),
    state: z.enum(enrollmentStates).optional(),
    atRisk: z.boolean().optional().meta({ description: 'True for people at risk only.' }),
  })
  .meta({ id: 'EnrollmentGroup', description: 'The enrollments to write to. Without any limit, all.' });

export const GroupMessagePreviewInput = z
  .object({ group: Group, ...templateWords })
  .meta({ id: 'GroupMessagePreviewInput' });

export const GroupMessagePreview = z
  .object({
    people: z.int().meta({ description: 'How many people get the message, once each.' }),
    leftOut: z.array(z.object({ personId: Id, name: z.string(), reason: z.enum(leftOutReasons) })),
    letters: z
      .array(z.object({ personId: Id, name: z.string(), subject: z.string(), text: z.string() }))
      .meta({ description: 'The first of the messages.' }),
    seen: z.string().meta({ description: 'Send this with the message. It changes with the people and the words.' }),
  })
  .meta({ id: 'GroupMessagePreview' });

export const GroupMessageInput = GroupMessagePreviewInput.extend({
  id: Id.meta({ description: 'A UUID of your choice. A second message with the same id is not sent.' }),
  seen: word(200).meta({ description: 'From the preview.' }),
}).meta({ id: 'GroupMessageInput' });

export const GroupMessageView = z
  .object({ id: Id, people: z.int(), leftOut: z.int(), sentAt: Instant })
  .meta({ id: 'GroupMessage' });
const NotificationKind = z.enum(notificationKinds).meta({ id: 'NotificationKind' });
const MailChoice = z.enum(mailChoices).meta({ id: 'MailChoice' });

export const Notification = z
  .object({
    id: Id,
    kind: NotificationKind,
    title: z.string().meta({ description: 'What happened, in one line.' }),
    words: z.string().nullable().meta({ description: 'What an administrator wrote to a group. Otherwise null.' }),
    path: z
      .string()
      .nullable()
      .meta({ description: 'The page that it is about.', examples: ['/my-badges'] }),
    at: Instant,
    read: z.boolean(),
  })
  .meta({ id: 'Notification' });

export const NotificationPage = pageOf(Notification).meta({ id: 'NotificationPage' });

export const NotificationFilter = PageQuery.extend({
  unread: Flag.optional().meta({ description: 'Only notifications that you have not read.' }),
});

export const UnreadCount = z.object({ unread: z.int() }).meta({ id: 'UnreadCount' });

export const NotificationMark = z.object({ read: z.boolean() }).meta({ id: 'NotificationMark' });

export const NotificationsRead = z
  .object({ through: Id.meta({ description: 'The newest notification that you saw. Later ones stay unread.' }) })
  .meta({ id: 'NotificationsRead' });

export const ChosenMail = z
  .object({
    kind: NotificationKind,
    choice: MailChoice,
    fixed: z.boolean().meta({ description: 'Whether this mail always comes at once.' }),
  })
  .meta({ id: 'ChosenMail' });

export const ChosenMails = z
  .object({
    items: z.array(ChosenMail),
    digestTime: z
      .string()
      .meta({ description: 'When the daily digest comes, in your time zone.', examples: ['07:00'] }),
  })
  .meta({ id: 'ChosenMails' });

export const MailChoiceEdit = z.object({ kind: NotificationKind, choice: MailChoice }).meta({ id: 'MailChoiceEdit' });

/** The token in the link of an email. */
export const UnsubscribeToken = word(200);

export const UnsubscribeView = z
  .object({
    about: z
      .enum(unsubscribeTopics)
      .meta({ description: 'What the link turns off: one kind of email, or the daily digest.' }),
    on: z.boolean().meta({ description: 'Whether these emails still come.' }),
  })
  .meta({ id: 'Unsubscribe' });
