import { AwardOnDecision } from './issuing/award-on-decision.listener.js';
import { CompositesOnAward } from './issuing/composites-on-award.listener.js';
import { ReissueOnRenaming } from './issuing/reissue-on-renaming.listener.js';

/** The listeners that the worker runs for this slice. */
export const badgesHandlers = [AwardOnDecision, CompositesOnAward, ReissueOnRenaming];
