import { AuthoringController } from './authoring.controller.js';
import { CatalogController } from './catalog.controller.js';
import { PublishingController } from './publishing.controller.js';

export const catalogControllers = [CatalogController, AuthoringController, PublishingController];
