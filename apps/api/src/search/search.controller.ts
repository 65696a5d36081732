import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { AwardSearch } from '#badges';
import { MicroCredentialSearch } from '#catalog';
import { SearchQuery, SearchResults } from '#contracts';
import { type PersonActor, PersonSearch } from '#identity';
import { ReadingAccess } from '#reviews';
import { SubmissionSearch } from '#submissions';
import { Person, Require } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';

/** The most results of a kind. Lists show the rest. */
const most = 6;
/** Of so many people that a text matches, the badges are found. */
const mostHolders = 200;

/** One search for what administrators look for. */
@ApiTags('search')
@Controller('v1/search')
export class SearchController {
  constructor(
    private readonly people: PersonSearch,
    private readonly submissions: SubmissionSearch,
    private readonly badges: AwardSearch,
    private readonly microCredentials: MicroCredentialSearch,
    private readonly access: ReadingAccess,
  ) {}

  @Get()
  @Require('search:read')
  @Answers(SearchResults, {
    summary:
      'Search people, submissions by number, badges and micro-credentials. A submission that you review is left out until its reviews are locked.',
  })
  async search(
    @Person() actor: PersonActor,
    @InProgram() programId: string,
    @Query({ schema: SearchQuery }) { q }: z.infer<typeof SearchQuery>,
  ) {
    const [people, submission, microCredentials] = await Promise.all([
      this.people.find(programId, q, mostHolders),
      this.submissionNumbered(q, actor),
      this.microCredentials.find(programId, q, most + 1),
    ]);
    const badges = await this.badges.find(
      programId,
      q,
      people.map(({ id }) => id),
      most + 1,
    );
    return {
      people: few(people),
      submissions: few(submission === null ? [] : [submission]),
      badges: few(badges),
      microCredentials: few(microCredentials),
    };
  }

  private async submissionNumbered(text: string, actor: PersonActor) {
    const [, digits] = /^#?(\d{5,9})$/.exec(text) ?? [];
    return digits === undefined
      ? null
      : this.submissions.numbered(actor.programId, Number(digits), await this.access.hiddenFrom(actor));
  }
}

const few = <Item>(found: readonly Item[]) => ({ items: found.slice(0, most), more: found.length > most });
