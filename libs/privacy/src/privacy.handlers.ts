import { CarryOutErasuresSweep } from './erasure/carry-out-erasures.sweep.js';
import { CarryOutExports } from './export/export-task.handler.js';
import { RemoveExportsSweep } from './export/remove-exports.sweep.js';
import { DeletePastSweep } from './retention/delete-past.sweep.js';
import { TellAboutOwnData } from './telling/tell-about-own-data.listener.js';

/** What the worker runs for privacy. */
export const privacyHandlers = [
  CarryOutErasuresSweep,
  CarryOutExports,
  RemoveExportsSweep,
  DeletePastSweep,
  TellAboutOwnData,
];
