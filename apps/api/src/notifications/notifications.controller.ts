import { Body, Controller, Get, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import {
  ChosenMails,
  MailChoiceEdit,
  NotificationFilter,
  NotificationMark,
  NotificationPage,
  NotificationsRead,
  UnreadCount,
} from '#contracts';
import type { PersonActor } from '#identity';
import {
  ChooseMail,
  digestTime,
  MailChoiceQueries,
  MarkAllNotifications,
  MarkNotification,
  NotificationQueries,
} from '#notifications';
import { Person, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** What Laurel told the signed-in person, and how they want their mail. */
@ApiTags('notifications')
@Controller('v1/notifications')
@Require('notification:own')
export class NotificationsController {
  constructor(
    private readonly notifications: NotificationQueries,
    private readonly choices: MailChoiceQueries,
    private readonly marking: MarkNotification,
    private readonly markingAll: MarkAllNotifications,
    private readonly choosing: ChooseMail,
  ) {}

  @Get()
  @Answers(NotificationPage, { summary: 'Your notifications of the last year, newest first.' })
  listNotifications(
    @Person() actor: PersonActor,
    @Query({ schema: NotificationFilter }) filter: z.infer<typeof NotificationFilter>,
  ) {
    return this.notifications.page({ ...filter, personId: actor.id });
  }

  @Get('unread')
  @Answers(UnreadCount, { summary: 'How many of your notifications are unread.' })
  async countUnread(@Person() actor: PersonActor) {
    return { unread: await this.notifications.unread(actor.id) };
  }

  @Get('mail')
  @Answers(ChosenMails, { summary: 'How you get the emails of each kind of notification.' })
  async readChoices(@Person() actor: PersonActor) {
    return { items: await this.choices.of(actor), digestTime };
  }

  @Put('mail')
  @Answers(ChosenMails, { summary: 'Choose how you get the emails of one kind: at once, in a daily digest, or not.' })
  async chooseMail(
    @Person() actor: PersonActor,
    @Body({ schema: MailChoiceEdit }) { kind, choice }: z.infer<typeof MailChoiceEdit>,
  ) {
    await this.choosing.run({ actor, kind, choice });
    return { items: await this.choices.of(actor), digestTime };
  }

  @Post('read')
  @AnswersNothing({ summary: 'Mark your notifications as read, up to the newest one that you saw.' })
  async markAll(
    @Person() actor: PersonActor,
    @Body({ schema: NotificationsRead }) { through }: z.infer<typeof NotificationsRead>,
  ) {
    await this.markingAll.run({ actor, through });
  }

  @Patch(':id')
  @AnswersNothing({ summary: 'Mark a notification as read or unread.' })
  async markOne(
    @Person() actor: PersonActor,
    @IdParam('id') notificationId: string,
    @Body({ schema: NotificationMark }) { read }: z.infer<typeof NotificationMark>,
  ) {
    await this.marking.run({ actor, notificationId, read });
  }
}
