import { Controller, Get, Inject, Query, Res, UseFilters } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { CaseQueries } from '#catalog';
import { CONFIGURATION, type Configuration } from '#config';
import {
  CfAssociation,
  CfAssociationSet,
  CfDocument,
  CfDocumentSet,
  CfDocumentsQuery,
  CfItem,
  CfPackage,
} from '#contracts';
import { Public } from '../http/access.decorators.js';
import { InProgram } from '../http/in-program.decorator.js';
import { pageLinks } from '../open-badges-api/paging.js';
import { Gives, send, SourcedId } from './case-answers.js';
import { CaseStatusFilter } from './case-status.filter.js';

/**
 * The CASE 1.1 API: anyone reads the program's frameworks. Its paths, answers and errors come from the specification.
 * Answers are not cut to a schema, because a publisher's package has fields of its own.
 */
@ApiTags('CASE API')
@Controller('ims/case/v1p1')
@Public()
@UseFilters(CaseStatusFilter)
export class CaseApiController {
  constructor(
    private readonly frameworks: CaseQueries,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  @Get('CFDocuments')
  @Gives(CfDocumentSet, 'The documents of all frameworks. X-Total-Count and Link describe the other pages.')
  async getAllCfDocuments(
    @InProgram() programId: string,
    @Query({ schema: CfDocumentsQuery }) { limit, offset }: z.infer<typeof CfDocumentsQuery>,
    @Res() response: Response,
  ): Promise<void> {
    const { total, items } = await this.frameworks.documents(programId, { limit, offset });
    const address = `${this.configuration.publicUrl}/ims/case/v1p1/CFDocuments`;
    response.set({ 'X-Total-Count': String(total), Link: pageLinks(address, { limit, offset, total }, {}) });
    send(response, { CFDocuments: items });
  }

  @Get('CFDocuments/:sourcedId')
  @Gives(CfDocument, 'The document of a framework: its title, its publisher, and where its package is.')
  async getCfDocument(@InProgram() programId: string, @SourcedId() id: string, @Res() response: Response) {
    send(response, await this.frameworks.document(programId, id));
  }

  @Get('CFPackages/:sourcedId')
  @Gives(CfPackage, 'A whole framework, by the identifier of its document.')
  async getCfPackage(@InProgram() programId: string, @SourcedId() id: string, @Res() response: Response) {
    send(response, await this.frameworks.package(programId, id));
  }

  @Get('CFItems/:sourcedId')
  @Gives(CfItem, 'An item of a framework: a domain, a function, a competency, or another part.')
  async getCfItem(@InProgram() programId: string, @SourcedId() id: string, @Res() response: Response) {
    send(response, await this.frameworks.item(programId, id));
  }

  @Get('CFItemAssociations/:sourcedId')
  @Gives(CfAssociationSet, 'An item with every association that begins or ends at it.')
  async getCfItemAssociations(@InProgram() programId: string, @SourcedId() id: string, @Res() response: Response) {
    send(response, await this.frameworks.itemAssociations(programId, id));
  }

  @Get('CFAssociations/:sourcedId')
  @Gives(CfAssociation, 'An association between two items, or an item and its document.')
  async getCfAssociation(@InProgram() programId: string, @SourcedId() id: string, @Res() response: Response) {
    send(response, await this.frameworks.association(programId, id));
  }
}
