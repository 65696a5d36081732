import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { BadgesModule } from '#badges';
import { SubmissionsModule } from '#submissions';
import { RecordCheck } from './keeping/record.check.js';
import { Checkpoints } from './checkpoints/checkpoints.js';
import { Proofs } from './proofs/proofs.js';
import { SignedReceipts } from './proofs/signed-receipts.js';
import { RecordCheckpoint, RecordEntry, RecordNode, RecordPending } from './record.entities.js';
import { Tree } from './tree/tree.js';
import { FinalRowsQueries } from './verifying/final-rows.queries.js';
import { VerifyRecord } from './verifying/verify-record.js';

const shown = [Checkpoints, Proofs, SignedReceipts, Tree, VerifyRecord];

/** The record: every event in a Merkle tree, so that nothing changes unnoticed (rule 34). */
@Module({
  imports: [
    TypeOrmModule.forFeature([RecordCheckpoint, RecordEntry, RecordNode, RecordPending]),
    BadgesModule,
    SubmissionsModule,
  ],
  providers: [...shown, FinalRowsQueries, RecordCheck],
  exports: shown,
})
export class RecordModule {}
