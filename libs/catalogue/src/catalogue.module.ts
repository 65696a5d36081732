import { Module } from '@nestjs/common';
import { CatalogueQueries } from './catalogue.queries.js';
import { CatalogueRepository } from './catalogue.repository.js';
import { Competency, Domain, DomainFunction, Framework, Level } from './framework.entity.js';
import { MicroCredential, Stack } from './micro-credential.entity.js';
import { CheckContent } from './operations/check-content.js';
import { CreateDraftVersion } from './operations/create-draft-version.js';
import { DiscardDraft } from './operations/discard-draft.js';
import { EditDraftVersion } from './operations/edit-draft-version.js';
import { ImportCatalogue } from './operations/import-catalogue.js';
import { MoveVersion } from './operations/move-version.js';
import { Version } from './version.entity.js';
import { VersionQueries } from './version.queries.js';
import { VersionRepository } from './version.repository.js';

export const catalogueEntities: Function[] = [Framework, Level, Domain, DomainFunction, Competency, Stack, MicroCredential, Version];

const operations = [ImportCatalogue, CreateDraftVersion, EditDraftVersion, MoveVersion, DiscardDraft, CheckContent];
const queries = [CatalogueQueries, VersionQueries];

/** The framework, the micro-credentials, and the versions that candidates are assessed against. */
@Module({
  providers: [CatalogueRepository, VersionRepository, ...operations, ...queries],
  exports: [...operations, ...queries],
})
export class CatalogueModule {}
