import { z } from 'zod';
import { conditionStates } from '#watch/vocabulary';
import { Instant } from './common.js';

const ConditionState = z.enum(conditionStates).meta({
  id: 'ConditionState',
  description: '`degraded`: it works with a loss. `failing`: it does not work.',
});

export const Condition = z
  .object({
    kind: z.string().meta({ description: 'The part, for programs.', examples: ['store'] }),
    name: z.string().meta({ description: 'The part, for people.', examples: ['File store'] }),
    state: ConditionState,
    words: z.string().meta({ description: 'How it is, in a sentence or two.' }),
    remedy: z.string().nullable().meta({ description: 'What to do about it.' }),
    since: Instant.meta({ description: 'Since when it has been in this state.' }),
    link: z.string().nullable().meta({ description: 'The page of the web app where it can be repaired.' }),
  })
  .meta({ id: 'Condition' });

export const System = z
  .object({ conditions: z.array(Condition).meta({ description: 'The worst first.' }) })
  .meta({ id: 'System' });
