import { NewProgramsController } from './new-programs.controller.js';
import { SettingsController } from './settings.controller.js';

export const programsControllers = [NewProgramsController, SettingsController];
