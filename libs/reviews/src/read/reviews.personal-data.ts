import type { PersonalData } from '#database';
import { enrollmentsSql } from '#pilots';
import { submissionsSql } from '#submissions';

const submissions = `(SELECT s.id FROM ${submissionsSql} s JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id WHERE e.person_id = $1)`;
const aboutThem = `(SELECT r.id FROM review r WHERE r.submission_id IN ${submissions})`;
const byThem = '(SELECT r.id FROM review r WHERE r.reviewer_id = $1)';

const judgment = 'The reviewer, administrators; the candidate after the release, without the reviewer’s name';

/** What this slice holds about people: of candidates what others wrote about their work, of reviewers what they wrote. */
export const reviewsData: PersonalData = {
  slice: 'reviews',
  subjects: [
    `SELECT id::text FROM review WHERE submission_id IN ${submissions}`,
    `SELECT id::text FROM review_problem WHERE review_id IN ${aboutThem}`,
    `SELECT id::text FROM decision WHERE submission_id IN ${submissions}`,
    'SELECT id::text FROM shared_phrase WHERE author_id = $1',
  ],
  tables: [
    {
      table: 'review_notes',
      about: 'A reviewer’s private notes and highlights',
      kind: 'assessment',
      readers: 'The reviewer',
      whose: `(t.review_id IN ${aboutThem} OR t.review_id IN ${byThem})`,
      erase: 'delete',
      exported: `SELECT jsonb_build_object('review', t.review_id, 'text', t.text, 'highlights', t.highlights, 'savedAt', t.saved_at) AS item
                   FROM review_notes t WHERE t.review_id IN ${byThem}`,
    },
    {
      table: 'review_problem',
      about: 'Problems that a reviewer reported about a submission, and the answers',
      kind: 'assessment',
      readers: 'The reviewer, administrators',
      whose: `t.review_id IN ${aboutThem}`,
      erase: {
        note: `CASE WHEN t.note = '' THEN '' ELSE 'Erased.' END`,
        answer: `CASE WHEN t.answer = '' THEN '' ELSE 'Erased.' END`,
      },
      plain: ['kind', 'state', 'artifact'],
      exported: `SELECT jsonb_build_object('review', t.review_id, 'kind', t.kind, 'note', t.note, 'answer', t.answer, 'reportedAt', t.reported_at) AS item
                   FROM review_problem t WHERE t.review_id IN ${byThem} ORDER BY t.reported_at`,
    },
    {
      // Rationales and feedback quote the work, so they go with it. The levels stay: they are the decision.
      table: 'score',
      about: 'Scores of details, with rationale and feedback',
      kind: 'assessment',
      readers: judgment,
      whose: `t.review_id IN ${aboutThem}`,
      erase: { rationale: `''`, feedback: `''` },
      plain: ['detail_id', 'level', 'cited'],
      // The candidate gets the remarks of the result page: not who wrote them, and not what each reviewer scored (rule 10).
      exported: `SELECT jsonb_build_object('of', 'your work', 'submission', r.submission_id, 'detail', t.detail_id,
                        'rationale', t.rationale, 'feedback', t.feedback) AS item
                   FROM score t JOIN review r ON r.id = t.review_id JOIN decision d ON d.submission_id = r.submission_id
                   JOIN LATERAL jsonb_array_elements(d.details) detail ON detail ->> 'detailId' = t.detail_id
                  WHERE r.submission_id IN ${submissions} AND r.state = 'locked' AND d.released_at IS NOT NULL
                    AND detail ->> 'basis' <> 'carried' AND (r.slot = 3) = (detail ->> 'basis' = 'adjudicated')
                 UNION ALL
                 SELECT jsonb_build_object('of', 'your reviews', 'review', t.review_id, 'detail', t.detail_id, 'level', t.level, 'meets', t.meets,
                        'rationale', t.rationale, 'feedback', t.feedback, 'savedAt', t.saved_at)
                   FROM score t WHERE t.review_id IN ${byThem}`,
    },
    {
      table: 'review',
      about: 'Reviews, with their dates and overall comments',
      kind: 'assessment',
      readers: judgment,
      whose: `t.submission_id IN ${submissions}`,
      erase: { summary: `''`, ended_note: `''` },
      plain: ['state', 'ended_because', 'scope'],
      exported: `SELECT jsonb_build_object('id', t.id, 'number', s.number, 'state', t.state, 'offeredAt', t.offered_at, 'dueAt', t.due_at,
                        'lockedAt', t.locked_at, 'overallComments', t.summary) AS item
                   FROM review t JOIN ${submissionsSql} s ON s.id = t.submission_id WHERE t.reviewer_id = $1 ORDER BY t.offered_at`,
    },
    {
      table: 'release_item',
      about: 'Why a decision could not be released with others',
      kind: 'assessment',
      readers: 'Administrators',
      whose: `t.decision_id IN (SELECT d.id FROM decision d WHERE d.submission_id IN ${submissions})`,
      erase: { refusal: `CASE WHEN t.refusal IS NULL THEN NULL ELSE 'Erased.' END` },
    },
    {
      table: 'decision',
      about: 'Decisions: met or not yet met, for each detail',
      kind: 'assessment',
      readers: 'Administrators; the candidate after the release',
      whose: `t.submission_id IN ${submissions}`,
      erase: {},
      plain: ['outcome', 'details'],
      exported: `SELECT jsonb_build_object('submission', t.submission_id, 'outcome', t.outcome, 'details', t.details, 'releasedAt', t.released_at) AS item
                   FROM decision t WHERE t.submission_id IN ${submissions} AND t.released_at IS NOT NULL ORDER BY t.released_at`,
    },
    {
      table: 'coach_meeting',
      about: 'Meetings with a coach before another attempt, with a note',
      kind: 'work',
      readers: 'The coach, administrators',
      whose: `t.enrollment_id IN (SELECT e.id FROM ${enrollmentsSql} e WHERE e.person_id = $1)`,
      erase: { note: `''` },
      exported: `SELECT jsonb_build_object('enrollment', t.enrollment_id, 'heldOn', t.held_on, 'note', t.note) AS item
                   FROM coach_meeting t WHERE t.enrollment_id IN (SELECT e.id FROM ${enrollmentsSql} e WHERE e.person_id = $1) ORDER BY t.held_on`,
    },
    {
      table: 'phrase',
      about: 'Phrases that a reviewer keeps for feedback',
      kind: 'assessment',
      readers: 'The reviewer',
      whose: 't.reviewer_id = $1',
      erase: 'delete',
      exported:
        "SELECT jsonb_build_object('text', t.text, 'keptAt', t.created_at) AS item FROM phrase t WHERE t.reviewer_id = $1",
    },
    {
      table: 'shared_phrase',
      about: 'Phrases that a reviewer shares with others, without the name',
      kind: 'assessment',
      readers: 'Reviewers without the name; administrators',
      whose: 't.author_id = $1',
      erase: 'delete',
      exported:
        "SELECT jsonb_build_object('text', t.text, 'sharedAt', t.shared_at) AS item FROM shared_phrase t WHERE t.author_id = $1",
    },
  ],
  impersonal: ['review_terms', 'release', 'reviewer_reminder'],
};
