import type { Award, AwardInFull } from '../../../api/schema';
import type { AwardCommand } from './badge.queries';

export const statusNames: Record<Award['state'], string> = {
  issued: 'Valid',
  suspended: 'Suspended',
  revoked: 'Revoked',
};

export const kindNames: Record<Award['achievement']['kind'], string> = {
  'micro-credential': 'Micro-credential',
  stack: 'Stack',
  whole: 'All micro-credentials',
};

export const historyNames: Record<AwardInFull['history'][number]['command'], string> = {
  issue: 'Issued',
  suspend: 'Suspended',
  lift: 'Suspension lifted',
  revoke: 'Revoked',
  reinstate: 'Reinstated',
  reissue: 'Reissued',
};

export const statusActions: Record<AwardCommand, { label: string; done: string; danger?: boolean; what: string }> = {
  suspend: {
    label: 'Suspend',
    done: 'The badge was suspended.',
    danger: true,
    what: 'Anyone who checks the badge is told that it is suspended. You can lift the suspension; the same credential is then valid again.',
  },
  lift: { label: 'Lift suspension', done: 'The suspension was lifted.', what: 'The same credential is valid again.' },
  revoke: {
    label: 'Revoke',
    done: 'The badge was revoked.',
    danger: true,
    what: 'Its credential is never valid again, and anyone who checks it is told so. You can reinstate a revoked badge with a new credential.',
  },
  reinstate: {
    label: 'Reinstate',
    done: 'The badge was reinstated.',
    what: 'The badge gets a new credential, linked to the old one. The old one stays revoked.',
  },
};
