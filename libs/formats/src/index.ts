export {
  type FileNotice,
  type Format,
  type FoundMetadata,
  type GivenFile,
  type MadeFile,
  mostText,
  type Passage,
  type Prepared,
  readable,
  unreadable,
} from './format.js';
