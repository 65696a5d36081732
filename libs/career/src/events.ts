import { z } from 'zod';
import { about, declareEvents } from '#database';

export const careerEvents = declareEvents({
  'career-record.given': about('person', { revision: z.int() }),
});
