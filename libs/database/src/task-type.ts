import { z } from 'zod';

declare const declared: unique symbol;

/** A task that is about to be added. Only a declared {@link TaskType} makes one. */
export interface NewTask {
  readonly [declared]: true;
  readonly name: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly actorId: string | null;
  readonly payload: Record<string, unknown>;
}

/** What an operation says when it asks for something to be done later. */
type Request<Payload> = {
  /** Id of the thing that the task is about. */
  subjectId: string;
  /** The person who asked. Null or absent when Laurel did. */
  actorId?: string | null;
} & (Record<string, never> extends Payload ? { payload?: Payload } : { payload: Payload });

/** A task as its handler gets it: the payload has been checked and has its type. */
export interface Assigned<Payload> {
  readonly id: string;
  readonly subjectId: string;
  readonly actorId: string | null;
  readonly payload: Payload;
}

/** A declared kind of task, whatever its payload. */
export interface AnyTaskType {
  readonly type: string;
  /** The kind of thing that it is about, in the words of docs/domain.md. */
  readonly subjectKind: string;
  /** @throws ZodError when the payload does not have the declared shape. */
  read(stored: Assigned<unknown>): Assigned<unknown>;
}

/** A declared kind of task. Call it to make a task for {@link Tasks}. */
export interface TaskType<Payload> extends AnyTaskType {
  (request: Request<Payload>): NewTask;
  read(stored: Assigned<unknown>): Assigned<Payload>;
}

/** What the handler of this task type gets. */
export type TaskOf<Type extends AnyTaskType> = ReturnType<Type['read']>;

/**
 * Declares a task: a request to do something later. It is deleted when it is done, so it is not part of the audit trail.
 *
 * @example
 * export const sendMessageTask = declareTask('message.send', 'message', {});
 * await this.tasks.add(tx, sendMessageTask({ subjectId: message.id }));
 */
export function declareTask<Shape extends z.ZodRawShape>(
  name: string,
  subjectKind: string,
  shape: Shape,
): TaskType<z.infer<z.ZodObject<Shape>>> {
  const written = z.strictObject(shape);
  const stored = z.object(shape);
  const make = ({ subjectId, actorId = null, payload = {} }: Request<Record<string, unknown>>): NewTask =>
    ({ name, subjectKind, subjectId, actorId, payload: written.parse(payload) }) as unknown as NewTask;
  const read = (assigned: Assigned<unknown>): Assigned<unknown> => ({
    ...assigned,
    payload: stored.parse(assigned.payload),
  });
  return Object.assign(make, { type: name, subjectKind, read }) as unknown as TaskType<z.infer<z.ZodObject<Shape>>>;
}
