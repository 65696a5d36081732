import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CatalogQueries } from './catalog.queries.js';
import { CatalogRepository } from './catalog.repository.js';
import { Competency, Domain, DomainFunction, Framework, Level } from './framework.entity.js';
import { MicroCredential, Stack } from './micro-credential.entity.js';
import { CheckContent } from './operations/check-content.js';
import { CreateDraftVersion } from './operations/create-draft-version.js';
import { DiscardDraft } from './operations/discard-draft.js';
import { EditDraftVersion } from './operations/edit-draft-version.js';
import { ImportCatalog } from './operations/import-catalog.js';
import { MoveVersion } from './operations/move-version.js';
import { Version } from './version.entity.js';
import { VersionQueries } from './version.queries.js';
import { VersionRepository } from './version.repository.js';

const catalogEntities: Function[] = [
  Framework,
  Level,
  Domain,
  DomainFunction,
  Competency,
  Stack,
  MicroCredential,
  Version,
];

const operations = [ImportCatalog, CreateDraftVersion, EditDraftVersion, MoveVersion, DiscardDraft, CheckContent];
const queries = [CatalogQueries, VersionQueries];

/** The framework, the micro-credentials, and the versions that candidates are assessed against. */
@Module({
  imports: [TypeOrmModule.forFeature(catalogEntities)],
  providers: [CatalogRepository, VersionRepository, ...operations, ...queries],
  exports: [...operations, ...queries],
})
export class CatalogModule {}
