import { z } from 'zod';
import { Id, Instant, text, word } from './common.js';

/** What a reviewer keeps to write again, alone or shared with the others. */
export const PhraseInput = z
  .object({ text: text(2000) })
  .meta({ id: 'PhraseInput', examples: [{ text: 'Name who does what by when.' }] });
export const PhraseView = z
  .object({ id: Id, text: z.string(), createdAt: Instant, revision: z.int() })
  .meta({ id: 'Phrase' });
export const Phrases = z.object({ items: z.array(PhraseView) });

export const SharePhraseInput = z.object({ phraseId: Id, outcomeId: word(100) }).meta({
  id: 'SharePhraseInput',
  examples: [{ phraseId: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11', outcomeId: 'o1' }],
});
export const SharedPhraseView = z
  .object({
    id: Id,
    outcomeId: z.string(),
    text: z.string(),
    own: z.boolean().meta({ description: 'Whether you share it. The names of others are never given.' }),
  })
  .meta({ id: 'SharedPhrase' });
export const SharedPhrases = z.object({ items: z.array(SharedPhraseView) });
