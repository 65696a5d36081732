import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { injectables } from '#kernel/nest';
import { ProgramsModule } from '#programs';
import * as authoring from './authoring/index.js';
import { CatalogRepository } from './catalog.repository.js';
import { Competency, Domain, DomainFunction, Framework, Level } from './framework.entity.js';
import * as importing from './importing/index.js';
import { MicroCredential, Stack } from './micro-credential.entity.js';
import * as publishing from './publishing/index.js';
import * as read from './read/index.js';
import { Version } from './version.entity.js';
import { VersionTemplate } from './version-template.entity.js';
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
  VersionTemplate,
];

/** What other slices and the applications may use. */
const shown = injectables(authoring, importing, publishing, read);

/** The framework, the micro-credentials, and the versions that candidates are assessed against. */
@Module({
  imports: [TypeOrmModule.forFeature(catalogEntities), ProgramsModule],
  providers: [...shown, CatalogRepository, VersionRepository],
  exports: shown,
})
export class CatalogModule {}
