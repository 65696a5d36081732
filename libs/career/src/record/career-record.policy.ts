import type { FieldError, LocalDay } from '#kernel';

/** A time of work or of mentoring. Both days are part of it; without an end it goes on. */
export interface Period {
  from: LocalDay;
  to: LocalDay | null;
}

/** A position as an administrator of a school or district. */
export interface Position extends Period {
  role: string;
  /** School or district. */
  place: string;
}

export interface Mentoring extends Period {
  mentor: string;
}

/** Professional development. */
export interface Development {
  on: LocalDay;
  /** Quarters of an hour at the finest. */
  hours: number;
  about: string;
}

export interface Evaluation {
  on: LocalDay;
  by: string;
}

/** What a person says of their career. Laurel keeps it as it was given and does not check it: badges are what Laurel attests. */
export interface CareerRecord {
  initialCertificateOn: LocalDay | null;
  transitionCertificateOn: LocalDay | null;
  positions: Position[];
  mentoring: Mentoring[];
  development: Development[];
  evaluations: Evaluation[];
}

export const nothingGiven: CareerRecord = {
  initialCertificateOn: null,
  transitionCertificateOn: null,
  positions: [],
  mentoring: [],
  development: [],
  evaluations: [],
};

/** What cannot be true in a record, each with its place: a time that ends before it begins, a transition before the beginning. */
export function faultsOf({
  initialCertificateOn,
  transitionCertificateOn,
  positions,
  mentoring,
}: CareerRecord): FieldError[] {
  const faults: FieldError[] = [];
  if (
    transitionCertificateOn !== null &&
    (initialCertificateOn === null || transitionCertificateOn <= initialCertificateOn)
  ) {
    faults.push({
      pointer: '/transitionCertificateOn',
      detail:
        'The transition certificate follows the initial one: give the day on which that began, and a later day here.',
    });
  }
  for (const [list, periods] of Object.entries({ positions, mentoring })) {
    for (const [index, { from, to }] of (periods as Period[]).entries()) {
      if (to !== null && to < from)
        faults.push({
          pointer: `/${list}/${index}/to`,
          detail: 'It ends before it begins: give a later last day, or none while it goes on.',
        });
    }
  }
  return faults;
}
