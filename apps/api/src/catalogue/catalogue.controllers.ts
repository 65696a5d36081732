import { AuthoringController } from './authoring.controller.js';
import { CatalogueController } from './catalogue.controller.js';

export const catalogueControllers = [CatalogueController, AuthoringController];
