import { ApiHeader } from '@nestjs/swagger';

/** The caller says which revision of the version it read. */
export const SeenRevision = () =>
  ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of the version as it was read.' });
