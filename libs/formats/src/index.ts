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
export { FormatsModule } from './formats.module.js';
export { noticeInWords } from './notice-words.js';
export { problemInWords } from './problem-words.js';
export { findTools, type Tools } from './tools.js';
export { FilePreparer, type Preparing } from './workshop/file-preparer.js';
