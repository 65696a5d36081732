export { acceptedType, refuseAnnouncedFile, type FileLimits, type TypeQuestion } from './accepted-type.js';
export { fileEmpty, fileTooLarge, sizeInWords } from './file-size.js';
export {
  canonicalType,
  chooserFilter,
  extensionsOf,
  familyOf,
  labelOf,
  nounOf,
  remedyOf,
  typeOfName,
  typesInWords,
  acceptedInWords,
} from './media-types.js';
