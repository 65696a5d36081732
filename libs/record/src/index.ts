export { readNote, type ReadNote } from './checkpoints/checkpoint.document.js';
export { Checkpoints } from './checkpoints/checkpoints.js';
export { type InclusionProof, type OpenedPayload, Proofs } from './proofs/proofs.js';
export { type SignedReceipt, SignedReceipts } from './proofs/signed-receipts.js';
export { KeepRecord } from './keeping/keep-record.sweep.js';
export { recordHandlers } from './record.handlers.js';
export { RecordModule } from './record.module.js';
export { isConsistent, isIncluded, leafHash } from './tree/merkle-tree.document.js';
export { type Fault, type Step, VerifyRecord } from './verifying/verify-record.js';
