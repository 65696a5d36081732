import { ErasuresController } from './erasures.controller.js';
import { LegalHoldsController } from './legal-holds.controller.js';
import { OwnDataController } from './own-data.controller.js';
import { OwnExportsController } from './own-exports.controller.js';
import { PrivacyTermsController } from './privacy-terms.controller.js';

export const privacyControllers = [
  OwnDataController,
  OwnExportsController,
  ErasuresController,
  LegalHoldsController,
  PrivacyTermsController,
];
