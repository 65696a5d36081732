import { AwardOnDecision } from './award-on-decision.listener.js';
import { CompositesOnAward } from './composites-on-award.listener.js';

export const badgesProcessors = [AwardOnDecision, CompositesOnAward];
