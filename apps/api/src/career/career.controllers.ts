import { CareerController } from './career.controller.js';
import { OwnCareerController } from './own-career.controller.js';

export const careerControllers = [OwnCareerController, CareerController];
