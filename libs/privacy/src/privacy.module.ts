import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BadgesModule } from '#badges';
import { IdentityModule } from '#identity';
import { injectables } from '#kernel/nest';
import { PilotsModule } from '#pilots';
import { StorageModule } from '#storage';
import { EndWork } from './erasure/end-work.js';
import { ErasePayloads } from './erasure/erase-payloads.js';
import { EraseStored } from './erasure/erase-stored.js';
import { Erasure } from './erasure/erasure.entity.js';
import { Erasures } from './erasure/erasures.js';
import { HeldErasures } from './erasure/held-erasures.js';
import * as erasure from './erasure/index.js';
import * as holds from './holds/index.js';
import { LegalHold } from './holds/legal-hold.entity.js';
import * as terms from './terms/index.js';
import { PrivacyTerms } from './terms/privacy-terms.entity.js';

const privacyEntities: Function[] = [Erasure, LegalHold, PrivacyTerms];

const shown = injectables(erasure, holds, terms);

/** A person's rights over what all slices hold about them: export, erasure, retention, legal hold. */
@Module({
  imports: [TypeOrmModule.forFeature(privacyEntities), IdentityModule, PilotsModule, BadgesModule, StorageModule],
  providers: [...shown, Erasures, HeldErasures, EndWork, ErasePayloads, EraseStored],
  exports: shown,
})
export class PrivacyModule {}
