import { PacketController } from './packet.controller.js';
import { ProgressController } from './progress.controller.js';
import { RecordController } from './record.controller.js';
import { TranscriptController } from './transcript.controller.js';

export const careerControllers = [ProgressController, RecordController, PacketController, TranscriptController];
