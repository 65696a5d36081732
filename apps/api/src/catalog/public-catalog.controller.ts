import { applyDecorators, Controller, Get, Header, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { CatalogQueries, VersionQueries } from '#catalog';
import {
  Catalog,
  CompetencyPage,
  CompetencyQuery,
  MicroCredential,
  MicroCredentialList,
  MicroCredentialPath,
  PageQuery,
  StackList,
  Version,
  VersionPage,
} from '#contracts';
import { Public } from '../http/access.decorators.js';
import { Answers } from '../http/answers.decorator.js';
import { IdParam } from '../http/id-param.decorator.js';
import { InProgram } from '../http/in-program.decorator.js';

/** Caches may keep a program's response for a minute. After that they ask again with its ETag. */
const KeptAMinute = () =>
  applyDecorators(Header('Cache-Control', 'public, max-age=60'), Header('Vary', 'Laurel-Program'));

/** The catalog, for everyone. */
@ApiTags('catalog')
@Controller('v1')
export class PublicCatalogController {
  constructor(
    private readonly catalog: CatalogQueries,
    private readonly versions: VersionQueries,
  ) {}

  @Get('catalog')
  @Public()
  @KeptAMinute()
  @Answers(Catalog, {
    summary: 'The whole catalog: the framework, and the stacks with their micro-credentials and current versions.',
  })
  async readCatalog(@InProgram() programId: string) {
    const [framework, stacks] = await Promise.all([this.catalog.framework(programId), this.catalog.stacks(programId)]);
    return { framework, stacks };
  }

  @Get('stacks')
  @Public()
  @KeptAMinute()
  @Answers(StackList, { summary: 'The stacks with their micro-credentials.' })
  async listStacks(@InProgram() programId: string) {
    return { items: await this.catalog.stacks(programId) };
  }

  @Get('micro-credentials')
  @Public()
  @KeptAMinute()
  @Answers(MicroCredentialList, { summary: 'Every micro-credential with its current versions.' })
  async listMicroCredentials(@InProgram() programId: string) {
    return { items: await this.catalog.microCredentials(programId) };
  }

  @Get('micro-credentials/:code')
  @Public()
  @KeptAMinute()
  @Answers(MicroCredential, { summary: 'A micro-credential by its code.' })
  readMicroCredential(@InProgram() programId: string, @Param('code', { schema: MicroCredentialPath }) code: string) {
    return this.catalog.microCredential(programId, code);
  }

  @Get('micro-credentials/:code/versions')
  @Public()
  @KeptAMinute()
  @Answers(VersionPage, {
    summary: 'The public versions of a micro-credential: in pilot, published, or retired after that. Latest first.',
  })
  listPublicVersions(
    @InProgram() programId: string,
    @Param('code', { schema: MicroCredentialPath }) code: string,
    @Query({ schema: PageQuery }) page: z.infer<typeof PageQuery>,
  ) {
    return this.versions.publicOf(programId, code, page);
  }

  @Get('versions/:id')
  @Public()
  @KeptAMinute()
  @Answers(Version, {
    summary: 'A version with its outcomes, artifact requirements, rubric and their hash. Its content never changes.',
  })
  readVersion(@IdParam('id') id: string) {
    return this.versions.publicById(id);
  }

  @Get('competencies')
  @Public()
  @KeptAMinute()
  @Answers(CompetencyPage, { summary: "The framework's competencies, filtered by PSEL code, domain and level." })
  listCompetencies(
    @InProgram() programId: string,
    @Query({ schema: CompetencyQuery }) filter: z.infer<typeof CompetencyQuery>,
  ) {
    return this.catalog.competencies(programId, filter);
  }
}
