import { z } from 'zod';
import type { EventRecord } from './event.entity.js';

declare const declared: unique symbol;

/** An event that is about to be appended. Only a declared {@link EventType} makes one. */
export interface NewEvent {
  readonly [declared]: true;
  readonly type: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly actorId: string | null;
  readonly payload: Record<string, unknown>;
}

/** What an operation says when something happens. `payload` may be left out when the event has none. */
type Happening<Payload> = {
  /** Id of the thing that it happened to. */
  subjectId: string;
  /** The person or client who did it. Null or absent when Laurel did it by itself. */
  actorId?: string | null;
} & (Record<string, never> extends Payload ? { payload?: Payload } : { payload: Payload });

/** An event as a listener gets it: the payload has been checked and has its type. */
export interface Happened<Name extends string, Payload> {
  readonly id: string;
  readonly type: Name;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly actorId: string | null;
  readonly occurredAt: Date;
  readonly payload: Payload;
}

/** A declared kind of event, whatever its name and payload. */
export interface AnyEventType {
  readonly type: string;
  /** The kind of thing that it happens to, in the words of docs/domain.md. */
  readonly subjectKind: string;
  /**
   * The stored event with its typed payload. Keys that this version of Laurel does not know are left out.
   * @throws ZodError when the payload does not have the declared shape.
   */
  read(record: EventRecord): Happened<string, unknown>;
}

/** A declared kind of event. Call it to make an event for the outbox. */
export interface EventType<Name extends string, Payload> extends AnyEventType {
  (happening: Happening<Payload>): NewEvent;
  readonly type: Name;
  read(record: EventRecord): Happened<Name, Payload>;
}

/** What a listener of these event types gets: one of them, told apart by `type`. */
export type EventOf<Types extends readonly AnyEventType[]> = ReturnType<Types[number]['read']>;

/** A declaration: the kind of thing the event happens to, and the shape of its payload. */
export interface EventDeclaration<Shape extends z.ZodRawShape = z.ZodRawShape> {
  subjectKind: string;
  shape: Shape;
}

type PayloadOf<Shape extends z.ZodRawShape> = z.infer<z.ZodObject<Shape>>;

export type DeclaredEvents<Declarations extends Record<string, EventDeclaration>> = {
  readonly [Name in keyof Declarations & string]: EventType<Name, PayloadOf<Declarations[Name]['shape']>>;
};

/** Declares an event about a kind of thing. The payload has what listeners and auditors need, never a secret. */
export function about<Shape extends z.ZodRawShape>(subjectKind: string, shape: Shape): EventDeclaration<Shape> {
  return { subjectKind, shape };
}

/**
 * Declares the events of a slice, by name: `subject.past-tense`. Nothing else can be appended to the outbox or
 * listened to.
 *
 * @example
 * export const reviewsEvents = declareEvents({ 'review.locked': about('review', { submissionId: z.uuid() }) });
 * await this.outbox.append(tx, reviewsEvents['review.locked']({ subjectId: id, actorId, payload: { submissionId } }));
 */
export function declareEvents<const Declarations extends Record<`${string}.${string}`, EventDeclaration>>(
  declarations: Declarations,
): DeclaredEvents<Declarations> {
  const entries = Object.entries(declarations).map(([type, { subjectKind, shape }]) => [
    type,
    eventType(type, subjectKind, shape),
  ]);
  return Object.fromEntries(entries) as DeclaredEvents<Declarations>;
}

function eventType(type: string, subjectKind: string, shape: z.ZodRawShape): AnyEventType {
  const written = z.strictObject(shape);
  const stored = z.object(shape);
  const make = ({ subjectId, actorId = null, payload = {} }: Happening<Record<string, unknown>>): NewEvent =>
    ({ type, subjectKind, subjectId, actorId, payload: written.parse(payload) }) as unknown as NewEvent;
  const read = ({ id, subjectId, actorId, occurredAt, payload }: EventRecord): Happened<string, unknown> => ({
    id,
    type,
    subjectKind,
    subjectId,
    actorId,
    occurredAt,
    payload: stored.parse(payload),
  });
  return Object.assign(make, { type, subjectKind, read });
}
