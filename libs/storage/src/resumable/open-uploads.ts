import { fileURLToPath } from 'node:url';
import { s3LocationOf } from '../drivers/open-store.js';
import { FolderStore } from '../drivers/folder-store.js';
import { FolderUploads } from './folder-uploads.js';
import type { UnfinishedUploads } from './unfinished-uploads.js';

/** The unfinished uploads of the store at a URL. It takes the URLs of `openStore`. */
export async function openUploads(storeUrl: string): Promise<UnfinishedUploads> {
  const url = new URL(storeUrl);
  if (url.protocol !== 's3:') return new FolderUploads(new FolderStore(fileURLToPath(url)));
  const { S3Uploads } = await import('./s3-uploads.js');
  return new S3Uploads(s3LocationOf(url));
}
