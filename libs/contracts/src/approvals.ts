import { z } from 'zod';
import { Id, line, LocalDay } from './common.js';

const approval = {
  authority: line(200).meta({ description: 'Who approves it.', examples: ['Department of Education'] }),
  document: line(500).meta({ description: 'The number or the address of the document.', examples: ['2026-114'] }),
  validFrom: LocalDay.meta({ description: 'The first day.' }),
  validUntil: LocalDay.nullable().meta({ description: 'The last day. Null: until further notice.' }),
};

export const ApprovalInput = z.strictObject(approval).meta({
  id: 'VersionApprovalInput',
  examples: [
    { authority: 'Department of Education', document: '2026-114', validFrom: '2026-07-01', validUntil: '2029-06-30' },
  ],
});

export const VersionApprovals = z
  .object({ items: z.array(z.object({ id: Id, ...approval })) })
  .meta({ id: 'VersionApprovals', description: 'Who approves a version, such as the state.' });
