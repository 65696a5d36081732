export { assertKey } from './artifact-key.js';
export { ArtifactStore, type ByteRange, type StoredContent } from './artifact-store.js';
export { fileTooLarge, measure } from './content-meter.js';
export { deliveryOf, type DeliveredFile, type Delivery, type DeliveryRequest } from './delivery/file-delivery.js';
export { attachmentOf, safeFileName } from './delivery/file-name.js';
export { SignedLinks, type LinkSignature } from './delivery/signed-links.js';
export { openStore } from './drivers/open-store.js';
export { UnfinishedUploads } from './resumable/unfinished-uploads.js';
export { UploadLocks } from './resumable/upload-locks.js';
export { UploadProtocol, type UploadDesk } from './resumable/upload-protocol.js';
export { FileScanner, ScannerUnavailable, type Verdict } from './scanner/file-scanner.js';
export { StorageModule } from './storage.module.js';
export { acceptedType, refuseDeclaredType, type TypeQuestion } from './receiving/accepted-type.js';
export {
  ArtifactStoreEngine,
  fileEmpty,
  type FilePlace,
  type ReceivedFile,
} from './receiving/artifact-store-engine.js';
export { canonicalType, extensionsOf, labelOf } from './receiving/media-types.js';
export { receiveFile } from './receiving/receive-file.js';
export { sniffStored } from './receiving/sniff-stored.js';
