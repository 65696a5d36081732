import { AchievementController } from './achievement.controller.js';
import { AwardController } from './award.controller.js';
import { BadgeCardController } from './badge-card.controller.js';
import { BadgeController } from './badge.controller.js';
import { ClientAwardController } from './client-award.controller.js';
import { OwnEvidenceController } from './own-evidence.controller.js';
import { HolderController } from './holder.controller.js';
import { HostedBadgeController } from './hosted-badge.controller.js';
import { IssuerController } from './issuer.controller.js';
import { OtherIssuersController } from './other-issuers.controller.js';
import { OwnAwardController } from './own-award.controller.js';
import { OwnStackController } from './own-stack.controller.js';
import { ProgramIssuerController } from './program-issuer.controller.js';
import { SharedEvidenceController } from './shared-evidence.controller.js';
import { StandingController } from './standing.controller.js';
import { TypefacesController } from './typefaces.controller.js';

export const badgesControllers = [
  AwardController,
  StandingController,
  OwnAwardController,
  HolderController,
  OwnEvidenceController,
  OwnStackController,
  ClientAwardController,
  BadgeController,
  BadgeCardController,
  SharedEvidenceController,
  AchievementController,
  HostedBadgeController,
  IssuerController,
  OtherIssuersController,
  ProgramIssuerController,
  TypefacesController,
];
