import { z } from 'zod';
import { Id } from './common.js';

const Hash = z.string().meta({ description: 'SHA-256, lower-case hex.' });

export const InclusionProof = z
  .object({
    position: z.int().meta({ description: 'The place of the event in the record. The first is 0.' }),
    leaf: z.string().meta({ description: 'The text in the leaf: the event, with digests of its payload and rows.' }),
    leafHash: Hash.meta({ description: 'SHA-256 of a zero byte and the leaf (RFC 9162).' }),
    size: z.int().meta({ description: 'How many events the checkpoint covers.' }),
    path: z.array(Hash).meta({ description: 'The hashes beside the way to the root, the nearest first.' }),
    root: Hash,
    checkpoint: z.string().meta({ description: 'The signed checkpoint: C2SP tlog-checkpoint, in a signed note.' }),
  })
  .meta({ id: 'InclusionProof', description: 'Shows that an event is in the record (RFC 9162, section 2.1.3).' });

export const ConsistencyProof = z
  .object({
    earlier: z.int(),
    later: z.int(),
    path: z.array(Hash).meta({ description: 'As RFC 9162, section 2.1.4, defines it.' }),
  })
  .meta({ id: 'ConsistencyProof', description: 'Shows that the record only grew between two sizes.' });

export const Sizes = z.object({
  earlier: z.coerce.number().int().min(1),
  later: z.coerce.number().int().min(1),
});

export const SignedReceipt = z
  .object({
    submissionId: Id,
    receipt: z.string().meta({
      description:
        'A JWS that a key of `/issuer/jwks.json` signed: who submitted what and when, and the manifest’s hash.',
    }),
    proof: InclusionProof.nullable().meta({ description: 'Null until the next checkpoint, for about a minute.' }),
    opened: z
      .object({ salt: z.string(), payload: z.looseObject({}) })
      .nullable()
      .meta({
        description:
          'What the digest of the payload in the leaf was made from: SHA-256 of the salt’s bytes and the canonical JSON.',
      }),
  })
  .meta({ id: 'SignedReceipt' });
