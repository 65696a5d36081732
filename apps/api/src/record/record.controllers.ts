import { RecordController } from './record.controller.js';
import { SignedReceiptController } from './signed-receipt.controller.js';

export const recordControllers = [RecordController, SignedReceiptController];
