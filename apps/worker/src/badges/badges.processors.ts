import { AwardOnDecision } from './award-on-decision.listener.js';

export const badgesProcessors = [AwardOnDecision];
