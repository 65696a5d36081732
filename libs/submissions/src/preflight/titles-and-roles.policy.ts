import { wordList } from './word-list.policy.js';

/** Titles that stand before a name. */
export const titles = wordList('mr mrs ms miss mx dr prof professor coach');

/** What people in schools are to each other. Their name can follow. */
export const roles = wordList(`
student students pupil child parent parents teacher teachers colleague colleagues counselor principal superintendent
librarian nurse mentor secretary paraprofessional custodian specialist coach interventionist named
`);

/** What stands before or after a name, on a badge or under a letter, and is no part of it. */
export const aroundNames = wordList(`
mr mrs ms miss mx dr prof professor rev sr jr ii iii iv phd edd eds med ma mba md esq ed d s ph m
`);
