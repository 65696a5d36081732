import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { about, declareEvents, declareTask, type EventOf, type TaskOf } from '#database';
import { type CarriesOut, TaskHandler } from '../task/task-handler.decorator.js';
import { type EventListener, Listener, ListenerMetadata } from './listener.decorator.js';

const bellEvents = declareEvents({
  'bell.rung': about('bell', { times: z.int() }),
  'bell.cast': about('bell', { tons: z.int() }),
});
const castBell = declareTask('bell.cast', 'bell', { tons: z.int() });
const heard = [bellEvents['bell.rung'], bellEvents['bell.cast']] as const;

@Listener({ queue: 'bells', events: heard })
class HearBells implements EventListener<typeof heard> {
  handle(event: EventOf<typeof heard>): Promise<void> {
    // Told apart by its type, each event has its own payload.
    const heardOf: number = event.type === 'bell.rung' ? event.payload.times : event.payload.tons;
    return Promise.resolve(void heardOf);
  }
}

describe('a listener', () => {
  it('says which declared events it gets', () => {
    const { events } = Reflect.getMetadata(ListenerMetadata.KEY, HearBells) as { events: typeof heard };
    expect(events.map(({ type }) => type)).toEqual(['bell.rung', 'bell.cast']);
  });
});

/** Never runs. The compiler checks it, and fails when one of these lines is no longer an error. */
export function doesNotCompile(): unknown[] {
  class HearsRings {
    handle(_event: EventOf<[(typeof bellEvents)['bell.rung']]>): Promise<void> {
      return Promise.resolve();
    }
  }
  class CastsByName implements CarriesOut<typeof castBell> {
    // @ts-expect-error the payload of this task has no name
    carryOut({ payload: { name } }: TaskOf<typeof castBell>): Promise<void> {
      return Promise.resolve(void name);
    }
  }
  class CastsRings {
    carryOut(_task: { payload: { times: number } }): Promise<void> {
      return Promise.resolve();
    }
  }
  return [
    // @ts-expect-error a name is not enough: only declared events are listened to
    Listener({ queue: 'bells', events: ['bell.rung'] }),
    // @ts-expect-error nobody declares this event
    Listener({ queue: 'bells', events: [bellEvents['bell.wrung']] })(HearsRings),
    // @ts-expect-error this class does not take the payload of every event that it gets
    Listener({ queue: 'bells', events: heard })(HearsRings),
    // @ts-expect-error this class takes the payload of another task
    TaskHandler({ task: castBell, queue: 'foundry' })(CastsRings),
    CastsByName,
  ];
}
