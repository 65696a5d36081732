export { changesInWords, type Said } from './changes-in-words.policy.js';
export { canonicalJson, contentHash, sha256Hex } from './canonical-json.js';
export { Clock, SystemClock, wholeSecond } from './clock.js';
export {
  DomainError,
  notFound,
  type FieldError,
  type RefusalCode,
  type RefusalDetails,
  type RefusalKind,
} from './domain-error.js';
export { apostrophes, foldText, unseenInWords } from './fold-text.js';
export { Ids, UuidV7Ids } from './ids.js';
export { Lifecycle, type TransitionTable } from './lifecycle.js';
export {
  addDays,
  addYears,
  daysBetween,
  endOfLocalDay,
  instantAt,
  isZone,
  localDayOf,
  startOfLocalDay,
  type LocalDay,
  type LocalTime,
  type Zone,
} from './zones.js';
export { requireSeen } from './seen-revision.policy.js';
export { canBeSeen, faultOfLine, inOneLine } from './one-line.js';
export { withoutUnstorable } from './unstorable.js';
export * from './files/index.js';
export { countWords } from './words.js';
