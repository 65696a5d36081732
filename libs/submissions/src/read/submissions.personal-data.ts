import type { PersonalData } from '#database';
import { lastSeenSql } from '#identity';
import { enrollmentsSql, teamMembersSql } from '#pilots';

const own = `SELECT s.id FROM submission s JOIN ${enrollmentsSql} e ON e.id = s.enrollment_id WHERE e.person_id = $1`;
/** The drafts in which their teams write together. */
const ofTeams = `SELECT s.id FROM submission s JOIN ${teamMembersSql} m ON m.team_id = s.team_id
                   JOIN ${enrollmentsSql} e ON e.id = m.enrollment_id WHERE e.person_id = $1`;
/** What a team wrote together stays for the other members. It goes with the last of them (rule 48). */
const theLast = `NOT EXISTS (SELECT 1 FROM ${teamMembersSql} other JOIN ${enrollmentsSql} o ON o.id = other.enrollment_id
                   JOIN ${lastSeenSql} seen ON seen.id = o.person_id
                  WHERE other.team_id = s.team_id AND o.person_id <> $1 AND seen.erased_at IS NULL)`;
const submissions = `(${own} UNION ALL ${ofTeams} AND ${theLast})`;
/** Who left a team keeps nothing of what it wrote. */
const written = `(${own} UNION ALL ${ofTeams} AND e.state <> 'withdrawn')`;
const files = `(SELECT f.id FROM artifact_file f WHERE f.submission_id IN ${submissions})`;
/** Without contents that the work of others shares: that of a team. */
const contents = `(SELECT f.storage_key FROM artifact_file f WHERE f.submission_id IN ${submissions}
  AND NOT EXISTS (SELECT 1 FROM artifact_file other WHERE other.storage_key = f.storage_key AND other.erased_at IS NULL
                     AND other.submission_id NOT IN ${submissions}))`;
const duplicates = `(SELECT p.duplicate_id FROM duplicate_place p WHERE p.submission_id IN ${submissions})`;
const ofSubmission = `t.submission_id IN ${submissions}`;

const work = 'The candidate, administrators; reviewers without names and from the blind copy';
const owner = 'The candidate';

/** A manifest without names and explanations. Its hashes, sizes and places stay. */
const blankManifest = `CASE WHEN t.manifest IS NULL THEN NULL ELSE (t.manifest - 'attestation') || jsonb_build_object(
  'artifacts', (SELECT coalesce(jsonb_agg(a || jsonb_build_object('files',
     (SELECT coalesce(jsonb_agg(f || '{"name": ""}'), '[]') FROM jsonb_array_elements(a -> 'files') f))
     || CASE WHEN a ? 'links' THEN jsonb_build_object('links', (SELECT coalesce(jsonb_agg(l || '{"address": "", "description": ""}'), '[]')
        FROM jsonb_array_elements(a -> 'links') l)) ELSE '{}' END), '[]')
     FROM jsonb_array_elements(t.manifest -> 'artifacts') a),
  'evidence', (SELECT coalesce(jsonb_agg(l || '{"explanation": ""}'), '[]') FROM jsonb_array_elements(t.manifest -> 'evidence') l)) END`;

/** What this slice holds about people. */
export const submissionsData: PersonalData = {
  slice: 'submissions',
  subjects: [
    `SELECT id::text FROM submission WHERE id IN ${submissions}`,
    `SELECT id::text FROM artifact_file WHERE submission_id IN ${submissions}`,
    `SELECT id::text FROM confirmation WHERE submission_id IN ${submissions}`,
    `SELECT duplicate_id::text AS id FROM duplicate_place WHERE submission_id IN ${submissions}`,
  ],
  stored: {
    kind: 'work',
    keys: `SELECT storage_key AS key FROM ${contents} kept
           UNION SELECT copy_key FROM preparation WHERE id IN ${contents} AND copy_key IS NOT NULL
           UNION SELECT view_key FROM preparation WHERE id IN ${contents} AND view_key IS NOT NULL`,
  },
  // Later attempts share the files of earlier ones: each content is in the export once.
  exportedFiles: `SELECT DISTINCT ON (f.storage_key) f.storage_key AS key, 'submission ' || s.number || '/' || replace(f.kind, '_', ' ') AS folder,
                         f.original_name AS name, f.size, f.sha256,
                         CASE WHEN f.state IN ('uploaded', 'scanning') THEN 'being-scanned' WHEN f.state = 'infected' THEN 'infected' END AS left_out
                    FROM artifact_file f JOIN submission s ON s.id = f.submission_id
                   WHERE f.submission_id IN ${written} AND f.state <> 'uploading' AND f.erased_at IS NULL
                   ORDER BY f.storage_key, f.uploaded_at, f.id`,
  tables: [
    {
      table: 'duplicate',
      about: 'Work that is similar to another candidate’s, and the administrator’s note on it',
      kind: 'assessment',
      readers: 'Administrators',
      whose: `t.id IN ${duplicates}`,
      erase: { note: `CASE WHEN t.note = '' THEN '' ELSE 'Erased.' END` },
      plain: ['pair', 'kind', 'state'],
    },
    {
      table: 'duplicate_place',
      about: 'The words that two works share',
      kind: 'assessment',
      readers: 'Administrators',
      // What both have in common is gone on both sides.
      whose: `t.duplicate_id IN ${duplicates}`,
      erase: { excerpt: `''` },
      plain: ['artifact'],
    },
    {
      table: 'text_hash',
      about: 'Samples of texts as numbers, to find similar work',
      kind: 'work',
      readers: 'Nobody',
      whose: `t.fingerprint_id IN (SELECT f.id FROM text_fingerprint f WHERE f.submission_id IN ${submissions})`,
      erase: 'delete',
    },
    {
      table: 'text_fingerprint',
      about: 'Which texts were sampled, to find similar work',
      kind: 'work',
      readers: 'Nobody',
      whose: ofSubmission,
      erase: 'delete',
    },
    {
      table: 'preflight_finding',
      about: 'Names that were found in the work before it was submitted',
      kind: 'work',
      readers: 'The candidate; administrators read the reasons',
      whose: ofSubmission,
      erase: 'delete',
    },
    {
      table: 'preflight',
      about: 'When the work was checked for names',
      kind: 'work',
      readers: owner,
      whose: ofSubmission,
      erase: 'delete',
    },
    {
      table: 'file_text',
      about: 'The text of a file, to check it for names and similar work',
      kind: 'work',
      readers: 'Nobody',
      whose: `t.id IN ${contents}`,
      erase: 'delete',
    },
    {
      table: 'preparation',
      about: 'What a file’s metadata says, and where its blind copy is',
      kind: 'work',
      readers: 'The candidate, administrators',
      whose: `t.id IN ${contents}`,
      erase: 'delete',
    },
    {
      table: 'captions',
      about: 'Captions of recordings and videos',
      kind: 'work',
      readers: work,
      whose: `t.file_id IN ${files}`,
      erase: 'delete',
      exported: `SELECT jsonb_build_object('file', t.file_id, 'text', t.vtt, 'addedAt', t.added_at) AS item FROM captions t JOIN artifact_file f ON f.id = t.file_id WHERE f.submission_id IN ${written}`,
    },
    {
      table: 'evidence_link',
      about: 'Which place shows which detail, and why',
      kind: 'work',
      readers: work,
      whose: ofSubmission,
      erase: { explanation: `''` },
      plain: ['detail_id', 'kind'],
      exported: `SELECT jsonb_build_object('submission', t.submission_id, 'detail', t.detail_id, 'artifact', t.kind, 'file', t.file_id, 'page', t.page,
                        'second', t.second, 'explanation', t.explanation) AS item
                   FROM evidence_link t WHERE t.submission_id IN ${written} ORDER BY t.created_at`,
    },
    {
      table: 'confirmation',
      about: 'Whether their coach confirmed an artifact, and what the coach wanted changed',
      kind: 'work',
      readers: 'The candidate, their coaches',
      whose: ofSubmission,
      erase: { note: `CASE WHEN t.note = '' THEN '' ELSE 'Erased.' END` },
      plain: ['kind', 'state', 'content_sha256'],
      exported: `SELECT jsonb_build_object('submission', t.submission_id, 'artifact', t.kind, 'state', t.state, 'askedAt', t.asked_at,
                        'answeredAt', t.answered_at, 'note', t.note) AS item
                   FROM confirmation t WHERE ${ofSubmission} ORDER BY t.asked_at`,
    },
    {
      table: 'web_link',
      about: 'Links to pages elsewhere, with their descriptions',
      kind: 'work',
      readers: work,
      whose: ofSubmission,
      erase: { address: `''`, description: `''` },
      plain: ['kind'],
      exported: `SELECT jsonb_build_object('submission', t.submission_id, 'artifact', t.kind, 'address', t.address, 'description', t.description,
                        'addedAt', t.added_at) AS item
                   FROM web_link t WHERE t.submission_id IN ${written} ORDER BY t.added_at`,
    },
    {
      table: 'artifact_file',
      about: 'Uploaded files, with their names and descriptions',
      kind: 'work',
      readers: work,
      whose: ofSubmission,
      erase: {
        original_name: `CASE WHEN t.original_name = '' THEN '' ELSE 'erased' END`,
        description: `''`,
        erased_at: 'coalesce(t.erased_at, now())',
        removed_at: 'coalesce(t.removed_at, now())',
      },
      plain: ['kind', 'media_type', 'sha256', 'storage_key', 'state'],
      exported: `SELECT jsonb_build_object('id', t.id, 'submission', t.submission_id, 'artifact', t.kind, 'name', t.original_name, 'type', t.media_type,
                        'size', t.size, 'sha256', t.sha256, 'description', t.description, 'uploadedAt', t.uploaded_at) AS item
                   FROM artifact_file t WHERE t.submission_id IN ${written} ORDER BY t.uploaded_at`,
    },
    {
      table: 'artifact_version',
      about: 'Earlier versions of texts',
      kind: 'work',
      readers: owner,
      whose: ofSubmission,
      erase: 'delete',
      exported: `SELECT jsonb_build_object('submission', t.submission_id, 'artifact', t.kind, 'text', t.text, 'savedAt', t.saved_at) AS item
                   FROM artifact_version t WHERE t.submission_id IN ${written} ORDER BY t.saved_at`,
    },
    {
      table: 'artifact',
      about: 'The texts of the artifacts',
      kind: 'work',
      readers: work,
      whose: ofSubmission,
      erase: { text: `''` },
      plain: ['kind'],
      exported: `SELECT jsonb_build_object('submission', t.submission_id, 'artifact', t.kind, 'text', t.text, 'words', t.words, 'savedAt', t.saved_at) AS item
                   FROM artifact t WHERE t.submission_id IN ${written}`,
    },
    {
      table: 'attestation',
      about: 'What they attested to at an attempt: own work, use of AI, consent of others',
      kind: 'work',
      readers: 'The candidate, administrators',
      whose: ofSubmission,
      erase: { answers: `'{}'` },
      exported: `SELECT jsonb_build_object('submission', t.submission_id, 'answers', t.answers, 'attestedAt', t.attested_at) AS item
                   FROM attestation t WHERE ${ofSubmission}`,
    },
    {
      table: 'submission',
      about: 'Attempts, with the manifest and the name on the receipt',
      kind: 'work',
      readers: work,
      whose: `t.id IN ${submissions}`,
      erase: { sealed_as: 'NULL', manifest: blankManifest },
      plain: ['state', 'manifest_sha256', 'scope'],
      exported: `SELECT jsonb_build_object('id', t.id, 'enrollment', t.enrollment_id, 'number', t.number, 'attempt', t.attempt, 'submittedAt', t.sealed_at,
                        'receipt', t.manifest, 'receiptSha256', t.manifest_sha256) AS item
                   FROM submission t WHERE t.id IN ${submissions} ORDER BY t.created_at`,
    },
  ],
  impersonal: ['attestation_text'],
};
