import type { DesignPart } from '../../../../api/schema';

/** What readers see for each part in a design team. */
export const partNames: Record<DesignPart, string> = {
  director: 'Director',
  designer: 'Designer',
  'draft-reviewer': 'Reviewer of drafts',
};
