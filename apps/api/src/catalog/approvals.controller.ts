import { Body, Controller, Delete, Get, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { ApprovalQueries, RecordApproval, RemoveApproval } from '#catalog';
import { ApprovalInput, VersionApprovals } from '#contracts';
import type { Actor } from '#identity';
import { CurrentActor, Public, Require } from '../http/access.decorators.js';
import { Answers, AnswersNothing } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';

/** Who approves versions, such as the state. Administrators record it, and anyone reads it. */
@ApiTags('catalog')
@Controller('v1')
export class ApprovalsController {
  constructor(
    private readonly queries: ApprovalQueries,
    private readonly record: RecordApproval,
    private readonly remove: RemoveApproval,
  ) {}

  @Get('versions/:id/approvals')
  @Public()
  @Answers(VersionApprovals, { summary: 'Who approves a version, for which days, and by which document.' })
  async listApprovals(@IdParam('id') id: string) {
    return { items: await this.queries.of(id) };
  }

  @Post('versions/:id/approvals')
  @Require('catalog:author')
  @Answers(VersionApprovals, { status: 201, summary: 'Record that an authority approves a published version.' })
  async recordApproval(
    @IdParam('id') id: string,
    @Body({ schema: ApprovalInput }) input: z.infer<typeof ApprovalInput>,
    @CurrentActor() actor: Actor,
  ) {
    await this.record.run({ versionId: id, ...input, actor });
    return { items: await this.queries.of(id) };
  }

  @Delete('version-approvals/:approvalId')
  @Require('catalog:author')
  @AnswersNothing({ summary: 'Remove an approval that was recorded by mistake or withdrawn.' })
  async removeApproval(@IdParam('approvalId') approvalId: string, @CurrentActor() actor: Actor) {
    await this.remove.run({ approvalId, actor });
  }
}
