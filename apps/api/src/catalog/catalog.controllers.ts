import { ApprovalsController } from './approvals.controller.js';
import { AuthoringController } from './authoring.controller.js';
import { CasePackagesController } from './case-packages.controller.js';
import { CompetencyImportController } from './competency-import.controller.js';
import { DesignController } from './design.controller.js';
import { DesignTeamsController } from './design-teams.controller.js';
import { FrameworksController } from './frameworks.controller.js';
import { PublicCatalogController } from './public-catalog.controller.js';
import { PublishingController } from './publishing.controller.js';
import { StacksController } from './stacks.controller.js';

export const catalogControllers = [
  PublicCatalogController,
  AuthoringController,
  PublishingController,
  DesignTeamsController,
  DesignController,
  ApprovalsController,
  CasePackagesController,
  FrameworksController,
  CompetencyImportController,
  StacksController,
];
