import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BadgesModule } from '#badges';
import { IdentityModule } from '#identity';
import { injectables } from '#kernel/nest';
import { NotificationsModule } from '#notifications';
import { PilotsModule } from '#pilots';
import { ProgramsModule } from '#programs';
import { StorageModule } from '#storage';
import { EndWork } from './erasure/end-work.js';
import { ErasePayloads } from './erasure/erase-payloads.js';
import { EraseStored } from './erasure/erase-stored.js';
import { Erasure } from './erasure/erasure.entity.js';
import { Erasures } from './erasure/erasures.js';
import { HeldErasures } from './erasure/held-erasures.js';
import * as erasure from './erasure/index.js';
import { DataExport } from './export/data-export.entity.js';
import { DataExports } from './export/data-exports.js';
import { ExportContents } from './export/export-contents.js';
import * as exports from './export/index.js';
import * as holds from './holds/index.js';
import { LegalHold } from './holds/legal-hold.entity.js';
import * as retention from './retention/index.js';
import { Retention } from './retention/retention.entity.js';
import * as terms from './terms/index.js';
import { PrivacyTerms } from './terms/privacy-terms.entity.js';

const privacyEntities: Function[] = [DataExport, Erasure, LegalHold, PrivacyTerms, Retention];

const shown = injectables(erasure, exports, holds, retention, terms);

/** A person's rights over what all slices hold about them: export, erasure, retention, legal hold. */
@Module({
  imports: [
    TypeOrmModule.forFeature(privacyEntities),
    ProgramsModule,
    IdentityModule,
    PilotsModule,
    BadgesModule,
    NotificationsModule,
    StorageModule,
  ],
  providers: [...shown, DataExports, ExportContents, Erasures, HeldErasures, EndWork, ErasePayloads, EraseStored],
  exports: [...shown, DataExports],
})
export class PrivacyModule {}
