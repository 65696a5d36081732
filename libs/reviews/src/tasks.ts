import { z } from 'zod';
import { declareTask } from '#database';

/** Releases one decision of a release of many. */
export const releaseDecisionTask = declareTask('decision.release', 'decision', {
  releaseId: z.uuid(),
  submissionId: z.uuid(),
});
