import type { Zone } from '#kernel';
import type { Role } from '../vocabulary.js';

const zone: Zone = 'America/Chicago';

interface DemoPerson {
  email: string;
  name: string;
  roles: Role[];
  district: string | null;
  school: string | null;
  employer: string;
  region: number;
  zone: Zone;
}

const district = (name: string): string => `Demo District ${name}`;

const candidate = (word: string, region: number): DemoPerson => ({
  email: `candidate-${word.toLowerCase()}@example.org`,
  name: `Demo Candidate ${word}`,
  roles: ['candidate'],
  district: district(word),
  school: `Demo School ${word}`,
  employer: district(word),
  region,
  zone,
});

// Without a conflict with any candidate, so that any two can be assigned and the third can adjudicate.
const reviewer = (word: string, region: number): DemoPerson => ({
  email: `reviewer-${word.toLowerCase()}@example.org`,
  name: `Demo Reviewer ${word}`,
  roles: ['reviewer'],
  district: district(`Review ${word}`),
  school: null,
  employer: `Demo University ${word}`,
  region,
  zone,
});

/** The people of a demonstration. */
export const demoPeople: readonly DemoPerson[] = [
  {
    email: 'administrator@example.org',
    name: 'Demo Administrator',
    roles: ['administrator'],
    district: null,
    school: null,
    employer: 'Demo Association',
    region: 1,
    zone,
  },
  ...['One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten', 'Eleven', 'Twelve'].map(
    (word, index) => candidate(word, 1 + (index % 9)),
  ),
  reviewer('One', 4),
  reviewer('Two', 5),
  reviewer('Three', 6),
  {
    email: 'coach@example.org',
    name: 'Demo Coach',
    roles: ['coach'],
    district: null,
    school: null,
    employer: 'Demo Regional Center',
    region: 1,
    zone,
  },
];
