import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { injectables } from '#kernel/nest';
import { CONFIGURATION, type Configuration } from '#config';
import { IdentityModule } from '#identity';
import { ProgramsModule } from '#programs';
import * as approval from './approval/index.js';
import { VersionApproval } from './approval/version-approval.entity.js';
import * as authoring from './authoring/index.js';
import { CaseAddresses } from './case/case-addresses.policy.js';
import { CaseAssociation, CaseItem, CasePackage } from './case/case-package.entity.js';
import { CasePackageRepository } from './case/case-package.repository.js';
import { ImportedFrameworks } from './case/imported-frameworks.js';
import * as exchange from './case/index.js';
import { OwnPackages } from './case/own-packages.js';
import { CatalogRepository } from './catalog.repository.js';
import { CompetencyRepository } from './framework/competency.repository.js';
import * as copying from './copying/index.js';
import * as design from './design/index.js';
import { CommentsAtHand } from './design/comments-at-hand.js';
import { DesignAccess } from './design/design-access.js';
import { DesignComment } from './design/design-comment.entity.js';
import { DesignMember } from './design/design-member.entity.js';
import { SignOff } from './design/sign-off.entity.js';
import { SignOffs } from './design/sign-offs.js';
import * as framework from './framework/index.js';
import { FrameworkReferences } from './framework-references.js';
import { Competency, Domain, DomainFunction, Framework, Level } from './framework.entity.js';
import { FrameworkRepository } from './framework.repository.js';
import * as importing from './importing/index.js';
import { MicroCredential, Stack } from './micro-credential.entity.js';
import * as publishing from './publishing/index.js';
import * as read from './read/index.js';
import * as stacks from './stacks/index.js';
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
  CasePackage,
  CaseItem,
  CaseAssociation,
  DesignMember,
  DesignComment,
  SignOff,
  VersionApproval,
];

/** What other slices and the applications may use. */
const shown = injectables(
  approval,
  authoring,
  copying,
  design,
  exchange,
  framework,
  importing,
  publishing,
  read,
  stacks,
);

/** The framework, the micro-credentials, and the versions that candidates are assessed against. */
@Module({
  imports: [TypeOrmModule.forFeature(catalogEntities), IdentityModule, ProgramsModule],
  providers: [
    ...shown,
    CatalogRepository,
    VersionRepository,
    FrameworkRepository,
    FrameworkReferences,
    CompetencyRepository,
    CasePackageRepository,
    ImportedFrameworks,
    OwnPackages,
    DesignAccess,
    CommentsAtHand,
    SignOffs,
    {
      provide: CaseAddresses,
      useFactory: ({ publicUrl }: Configuration) => new CaseAddresses(publicUrl),
      inject: [CONFIGURATION],
    },
  ],
  exports: shown,
})
export class CatalogModule {}
