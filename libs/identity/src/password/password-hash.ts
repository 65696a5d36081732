import { Algorithm, hash, verify } from '@node-rs/argon2';

/** argon2id with 19 MiB and two passes: the least that OWASP's password storage guide asks for. */
const cost = { algorithm: Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** One form for a password however a keyboard composed it. */
const normal = (password: string): string => password.normalize('NFKC');

/** The argon2id hash (PHC string) under which a password is kept. About 30 ms. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), cost);
}

/** Whether the password is the one that was hashed. */
export function verifyPassword(kept: string, password: string): Promise<boolean> {
  return verify(kept, normal(password));
}
