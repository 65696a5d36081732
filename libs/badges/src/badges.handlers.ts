import { AwardOnDecision } from './issuing/award-on-decision.listener.js';
import { CompositesOnAward } from './issuing/composites-on-award.listener.js';
import { ReissueOnRenaming } from './issuing/reissue-on-renaming.listener.js';

/** What the worker carries out for this slice. */
export const badgesHandlers = [AwardOnDecision, CompositesOnAward, ReissueOnRenaming];
