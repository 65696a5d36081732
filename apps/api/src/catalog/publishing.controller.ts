import { Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { MoveVersion, type VersionMove, VersionQueries } from '#catalog';
import { Version } from '#contracts';
import type { PersonActor } from '#identity';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';
import { IfMatch } from '../http/revision.js';

/** Moving versions from draft to pilot, published and retired. For administrators and directors. */
@ApiTags('catalog authoring')
@Controller('v1')
@Require('catalog:design')
export class PublishingController {
  constructor(
    private readonly versions: VersionQueries,
    private readonly moveVersion: MoveVersion,
  ) {}

  @Post('drafts/:id/pilot')
  @Answers(Version, {
    summary: 'Move a complete draft to pilot. It becomes public, and its content never changes again.',
  })
  pilotDraft(@IdParam('id') id: string, @IfMatch('version') revision: number, @Person() actor: PersonActor) {
    return this.move(id, 'pilot', revision, actor);
  }

  @Post('versions/:id/publish')
  @Answers(Version, {
    summary: 'Publish a version in pilot. The published version of the same micro-credential and level is retired.',
  })
  publishVersion(@IdParam('id') id: string, @IfMatch('version') revision: number, @Person() actor: PersonActor) {
    return this.move(id, 'publish', revision, actor);
  }

  @Post('versions/:id/retire')
  @Require('catalog:author')
  @Answers(Version, { summary: 'Retire a published version. Enrollments keep it, and it stays readable.' })
  retireVersion(@IdParam('id') id: string, @IfMatch('version') revision: number, @Person() actor: PersonActor) {
    return this.move(id, 'retire', revision, actor);
  }

  private async move(versionId: string, command: VersionMove['command'], revision: number, actor: PersonActor) {
    await this.moveVersion.run({ versionId, command, revision, actor });
    return this.versions.wholeById(versionId);
  }
}
