import type { Award, AwardInFull } from '../../../api/schema';
import type { StandingCommand } from './badge.queries';

export const standings: Record<Award['state'], string> = {
  issued: 'In force',
  suspended: 'Suspended',
  revoked: 'Revoked',
};

export const kinds: Record<Award['achievement']['kind'], string> = {
  'micro-credential': 'Micro-credential',
  stack: 'Stack',
  whole: 'All fifteen',
};

export const pastWords: Record<AwardInFull['history'][number]['command'], string> = {
  issue: 'Issued',
  suspend: 'Suspended',
  lift: 'Suspension lifted',
  revoke: 'Revoked',
  reinstate: 'Reinstated',
  reissue: 'Issued anew',
};

export const standingDeeds: Record<StandingCommand, { label: string; done: string; danger?: boolean; what: string }> = {
  suspend: {
    label: 'Suspend',
    done: 'The badge is suspended.',
    danger: true,
    what: 'Whoever checks the badge learns that it does not hold for now. The suspension can be lifted, and the same credential holds again.',
  },
  lift: { label: 'Lift the suspension', done: 'The suspension is lifted.', what: 'The same credential holds again.' },
  revoke: {
    label: 'Revoke',
    done: 'The badge is revoked.',
    danger: true,
    what: 'Its credential never holds again, and whoever checks it learns so. A revoked badge can be reinstated with a new credential.',
  },
  reinstate: {
    label: 'Reinstate',
    done: 'The badge is reinstated.',
    what: 'The badge gets a new credential, tied to the old one. The old one stays revoked.',
  },
};
