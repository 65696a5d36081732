import type { ReviewEvidence } from '../../../api/schema';
import type { AskedPlace } from '../../../ui/viewers/viewer';

/** What is open on the evidence side. */
export interface OpenEvidence extends Pick<ReviewEvidence, 'kind' | 'fileId'>, AskedPlace {}
