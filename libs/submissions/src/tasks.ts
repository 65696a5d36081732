import { z } from 'zod';
import { declareTask } from '#database';

/** Prepares one file for reviewers again. */
export const prepareFileTask = declareTask('file.prepare', 'file', { submissionId: z.uuid() });
