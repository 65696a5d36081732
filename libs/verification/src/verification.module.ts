import { Module } from '@nestjs/common';
import { BadgesModule } from '#badges';
import { IdentityModule } from '#identity';
import { injectables } from '#kernel/nest';
import { Authenticity } from './checks/authenticity.js';
import { IssuerKeysResolver } from './checks/issuer-keys.js';
import { JwtAuthenticity } from './checks/jwt-authenticity.js';
import { ProofThread } from './checks/proof-thread.js';
import { StatusCheck } from './checks/status.js';
import { OwnHolders } from './verifying/own-holders.js';
import * as verifying from './verifying/index.js';
import { Documents } from './remote/documents.js';
import { Network, PublicInternet } from './remote/network.js';
import { OwnDocuments } from './remote/own-documents.js';
import { RemoteDocuments } from './remote/remote-documents.js';

/** Verification: whether a badge of any issuer is genuine and in force. It stores nothing. */
@Module({
  imports: [IdentityModule, BadgesModule],
  providers: [
    { provide: Network, useClass: PublicInternet },
    Authenticity,
    Documents,
    IssuerKeysResolver,
    JwtAuthenticity,
    OwnDocuments,
    OwnHolders,
    ProofThread,
    RemoteDocuments,
    StatusCheck,
    ...injectables(verifying),
  ],
  exports: injectables(verifying),
})
export class VerificationModule {}
