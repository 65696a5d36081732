import { AwardOnDecision } from './award-on-decision.listener.js';
import { CompositesOnAward } from './composites-on-award.listener.js';
import { ReissueOnRenaming } from './reissue-on-renaming.listener.js';

export const badgesProcessors = [AwardOnDecision, CompositesOnAward, ReissueOnRenaming];
