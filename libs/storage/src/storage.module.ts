import { Global, Logger, Module } from '@nestjs/common';
import { CONFIGURATION, type Configuration } from '#config';
import { ArtifactStore } from './artifact-store.js';
import { SignedLinks } from './delivery/signed-links.js';
import { openStore } from './drivers/open-store.js';
import { openUploads } from './resumable/open-uploads.js';
import { UnfinishedUploads } from './resumable/unfinished-uploads.js';
import { UploadLocks } from './resumable/upload-locks.js';
import { FileScanner } from './scanner/file-scanner.js';
import { openScanner } from './scanner/open-scanner.js';
import { ScannerCheck } from './scanner/scanner.check.js';
import { StoreCheck } from './store.check.js';

/** The artifact store, unfinished uploads, signed links and the virus scanner, as configured. */
@Global()
@Module({
  providers: [
    {
      provide: ArtifactStore,
      inject: [CONFIGURATION],
      useFactory: ({ storeUrl }: Configuration) => openStore(storeUrl),
    },
    {
      provide: UnfinishedUploads,
      inject: [CONFIGURATION],
      useFactory: ({ storeUrl }: Configuration) => openUploads(storeUrl),
    },
    { provide: FileScanner, inject: [CONFIGURATION], useFactory: scannerOf },
    SignedLinks,
    UploadLocks,
    StoreCheck,
    ScannerCheck,
  ],
  exports: [ArtifactStore, FileScanner, SignedLinks, UnfinishedUploads, UploadLocks],
})
export class StorageModule {}

function scannerOf({ scannerUrl, environment }: Configuration): FileScanner {
  if (scannerUrl === undefined && environment === 'production')
    new Logger('storage').warn('SCANNER_URL is not set: files are not scanned for viruses.');
  return openScanner(scannerUrl);
}
