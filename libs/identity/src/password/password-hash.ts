import { Algorithm, hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB and two passes: the minimum of the OWASP password storage guide. */
const cost = { algorithm: Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same form of a password on every keyboard. */
const normal = (password: string): string => password.normalize('NFKC');

/** Hashes a password with argon2id (PHC string). Takes about 30 ms. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), cost);
}

/** Whether the password matches the stored hash. */
export function verifyPassword(kept: string, password: string): Promise<boolean> {
  return verify(kept, normal(password));
}
