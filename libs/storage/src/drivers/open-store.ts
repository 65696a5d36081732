import { fileURLToPath } from 'node:url';
import { ConfigurationError } from '#config';
import type { ArtifactStore } from '../artifact-store.js';
import { FolderStore } from './folder-store.js';
import type { S3Location } from './s3-store.js';

/**
 * The store that a URL names: `file:///a/folder`, or `s3://bucket?endpoint=…&region=…&forcePathStyle=true` with the
 * credentials in the AWS environment variables.
 * @throws ConfigurationError with the wrong part of the URL.
 */
export async function openStore(storeUrl: string): Promise<ArtifactStore> {
  const url = new URL(storeUrl);
  if (url.protocol === 's3:') {
    const location = s3LocationOf(url);
    // The SDK takes a third of a second to load. A start on a folder does not need it.
    const { S3Store } = await import('./s3-store.js');
    return new S3Store(location);
  }
  if (url.protocol !== 'file:' || url.host !== '')
    throw new ConfigurationError('STORE_URL: expected file:///a/folder or s3://bucket?…');
  return new FolderStore(fileURLToPath(url));
}

/** Reads `s3://bucket?endpoint=…&region=…&forcePathStyle=true`. */
export function s3LocationOf(url: URL): S3Location {
  const { endpoint, region, forcePathStyle = 'false', ...unknown } = Object.fromEntries(url.searchParams);
  const [stranger] = Object.keys(unknown);
  if (stranger !== undefined)
    throw new ConfigurationError(
      `STORE_URL: there is no parameter ${stranger}. Use endpoint, region and forcePathStyle.`,
    );
  if (url.username || url.password)
    throw new ConfigurationError(
      'STORE_URL: give credentials in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, not in the URL.',
    );
  if (url.host !== url.hostname || url.hostname === '' || !['', '/'].includes(url.pathname))
    throw new ConfigurationError('STORE_URL: expected s3://bucket, without a port or a path.');
  if (endpoint !== undefined && !(/^https?:\/\//.test(endpoint) && URL.canParse(endpoint)))
    throw new ConfigurationError('STORE_URL: endpoint must be an http or https URL.');
  if (!['true', 'false'].includes(forcePathStyle))
    throw new ConfigurationError('STORE_URL: forcePathStyle is true or false.');
  return { bucket: url.hostname, endpoint, region, forcePathStyle: forcePathStyle === 'true' };
}
