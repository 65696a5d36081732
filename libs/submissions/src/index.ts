export { ArtifactFile } from './artifact-file.entity.js';
export { Artifact } from './artifact.entity.js';
export { submissionLifecycle, type SubmissionCommand, type SubmissionState } from './domain/submission.lifecycle.js';
export { EvidenceLink } from './evidence-link.entity.js';
export { Submission } from './submission.entity.js';
export { SubmissionRepository } from './submission.repository.js';
