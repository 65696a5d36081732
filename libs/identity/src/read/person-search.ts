import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Role } from '../vocabulary.js';

export interface FoundPerson {
  id: string;
  name: string;
  email: string;
  roles: Role[];
}

/** Characters that separate words. PostgreSQL would read an address as one word. */
const separators = `'@.,;:!?&|*()<>"\\/_+-`;

/** The index `person_words` has this expression. */
const wordsSql = `to_tsvector('simple', translate(name || ' ' || email, '${separators.replace("'", "''")}', repeat(' ', ${separators.length})))`;

/** The words of what somebody typed. */
export function wordsOf(text: string): string[] {
  return [...text]
    .map((character) => (separators.includes(character) ? ' ' : character))
    .join('')
    .split(/\s+/u)
    .filter(Boolean);
}

/** Finds people by the beginnings of words in their name or email address. */
@Injectable()
export class PersonSearch {
  constructor(private readonly dataSource: DataSource) {}

  /** The program's first people by name who have all of these words. No one, when there is no word. */
  async find(programId: string, text: string, limit: number): Promise<FoundPerson[]> {
    const words = wordsOf(text);
    if (words.length === 0) return [];
    return this.dataSource.query<FoundPerson[]>(
      `SELECT id, name, email, roles FROM person WHERE program_id = $3 AND ${wordsSql} @@ to_tsquery('simple', $1) ORDER BY lower(name), id LIMIT $2`,
      [words.map((word) => `'${word}':*`).join(' & '), limit, programId],
    );
  }
}
