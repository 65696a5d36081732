import { AuthoringController } from './authoring.controller.js';
import { CatalogController } from './catalog.controller.js';

export const catalogControllers = [CatalogController, AuthoringController];
