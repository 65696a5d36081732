import { v7 } from 'uuid';

/** Where identifiers come from. They are UUIDv7: in order of creation, and never secrets. */
export abstract class Ids {
  abstract next(): string;
}

export class UuidV7Ids extends Ids {
  next(): string {
    return v7();
  }
}
