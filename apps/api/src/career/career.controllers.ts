import { CareerController } from './career.controller.js';
import { OwnCareerController } from './own-career.controller.js';
import { PacketController } from './packet.controller.js';

export const careerControllers = [OwnCareerController, CareerController, PacketController];
