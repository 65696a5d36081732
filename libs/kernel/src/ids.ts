import { v7 } from 'uuid';

/** The source of identifiers. They are UUIDv7: in order of creation, and never secrets. */
export abstract class Ids {
  abstract next(): string;
}

export class UuidV7Ids extends Ids {
  next(): string {
    return v7();
  }
}
