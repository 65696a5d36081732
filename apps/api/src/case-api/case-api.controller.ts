import { Controller, Get, Inject, Param, type PipeTransform, Query, Res, UseFilters } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import type { z } from 'zod';
import { CaseQueries } from '#catalog';
import { caseIdentifierForm } from '#catalog/vocabulary';
import { CONFIGURATION, type Configuration } from '#config';
import {
  CaseStatusInfo,
  CfAssociation,
  CfAssociationSet,
  CfDocument,
  CfDocumentSet,
  CfDocumentsQuery,
  CfItem,
  CfPackage,
} from '#contracts';
import { DomainError } from '#kernel';
import { Public } from '../http/access.decorators.js';
import { InProgram } from '../http/in-program.decorator.js';
import { pageLinks } from '../open-badges-api/paging.js';
import { CaseStatusFilter } from './case-status.filter.js';

class IdentifierPipe implements PipeTransform<string, string> {
  transform(identifier: string): string {
    if (caseIdentifierForm.test(identifier)) return identifier;
    throw new DomainError('invalid', 'case.identifier', 'This is not a UUID.');
  }
}

const SourcedId = (): ParameterDecorator => (target, key, index) => {
  const handler = Object.getOwnPropertyDescriptor(target, key!)!;
  ApiParam({ name: 'sourcedId', schema: { type: 'string', format: 'uuid' } })(target, key!, handler);
  Param('sourcedId', IdentifierPipe)(target, key, index);
};

const Gives =
  (schema: z.ZodType, summary: string): MethodDecorator =>
  (target, key, handler) => {
    ApiOperation({ summary })(target, key, handler);
    ApiResponse({ status: 200, description: 'Success.', standardSchema: schema })(target, key, handler);
    for (const [status, description] of [
      [400, 'A parameter is wrong.'],
      [404, 'Nothing has this identifier.'],
    ] as const)
      ApiResponse({ status, description, standardSchema: CaseStatusInfo })(target, key, handler);
  };

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

function send(response: Response, answer: object): void {
  response.set({ 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'public, max-age=60' });
  response.type('application/json').send(JSON.stringify(answer));
}
