import { AuthoringController } from './authoring.controller.js';
import { CasePackagesController } from './case-packages.controller.js';
import { PublicCatalogController } from './public-catalog.controller.js';
import { PublishingController } from './publishing.controller.js';

export const catalogControllers = [
  PublicCatalogController,
  AuthoringController,
  PublishingController,
  CasePackagesController,
];
