import { ApiHeader } from '@nestjs/swagger';

/** The caller sends the revision of the version that it read. */
export const SeenRevision = () =>
  ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the version that you read.' });
