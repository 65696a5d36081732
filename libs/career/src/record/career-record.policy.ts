import type { FieldError, LocalDay } from '#kernel';

/** A period of work or mentoring, including both days. Without an end it continues. */
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
  /** In quarters of an hour. */
  hours: number;
  about: string;
}

export interface Evaluation {
  on: LocalDay;
  by: string;
}

/**
 * What a person states about their career. Laurel keeps it as stated and does not check it. Laurel attests only badges.
 */
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

/**
 * What cannot be true in a record, each with its place: a period that ends before it begins, a transition that begins
 * too early.
 */
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
        'The transition certificate follows the initial one. Enter when the initial one began, and a later day here.',
    });
  }
  for (const [list, periods] of Object.entries({ positions, mentoring })) {
    for (const [index, { from, to }] of (periods as Period[]).entries()) {
      if (to !== null && to < from)
        faults.push({
          pointer: `/${list}/${index}/to`,
          detail: 'It ends before it begins. Enter a later last day, or leave it empty while it continues.',
        });
    }
  }
  return faults;
}
