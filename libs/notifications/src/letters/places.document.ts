/** The pages that notifications lead to. A test of the page opens each of them. */
export const places = {
  profile: '/profile',
  mailChoices: '/profile/emails',
  data: '/profile/data',
  notifications: '/notifications',
  /** Where a reviewer accepts what is offered. */
  queue: '/reviews',
  problems: '/admin/review/problems',
  coaching: '/coaching',
  confirmation: (confirmationId: string) => `/coaching/confirmations/${confirmationId}`,
  artifact: (enrollmentId: string, kind: string) => `/work/${enrollmentId}/artifacts/${kind}`,
  person: (personId: string) => `/admin/people/${personId}`,
  pilot: (pilotId: string) => `/work/pilots/${pilotId}`,
  work: (enrollmentId: string) => `/work/${enrollmentId}`,
  receipt: (enrollmentId: string, submissionId: string) => `/work/${enrollmentId}/receipts/${submissionId}`,
  result: (enrollmentId: string, submissionId: string) => `/work/${enrollmentId}/results/${submissionId}`,
  review: (reviewId: string) => `/reviews/${reviewId}`,
  badge: (awardId: string) => `/my-badges/${awardId}`,
} as const;
