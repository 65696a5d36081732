import { z } from 'zod';
import { fileNotices, fileProblems } from '#formats/vocabulary';
import {
  type AiUse,
  aiUses,
  artifactProgress,
  attestationItems,
  type Consent,
  consents,
  duplicateKinds,
  duplicateStates,
  fileGuises,
  fileStates,
  missingPartKinds,
  preflightKinds,
  preflightMarks,
  preflightPlaces,
  preparationStates,
  shownStates,
} from '#submissions/vocabulary';
import { Id, Instant, PageQuery, pageOf, storable, text, writing } from './common.js';
import { PersonRefView } from './identity.js';
import { ArtifactKindParam } from './version-content.js';

export const MissingPart = z
  .object({
    part: z.enum(missingPartKinds),
    artifact: ArtifactKindParam.optional(),
    detailId: z.string().optional(),
    fileId: Id.optional(),
    state: z.string().optional(),
    have: z.int().optional(),
    need: z.int().optional(),
    say: z.string(),
  })
  .meta({
    id: 'MissingPart',
    description: 'One thing that is missing before the seal, with a sentence that says what to do.',
  });

export const ArtifactFileView = z
  .object({
    id: Id,
    kind: ArtifactKindParam,
    position: z.int(),
    name: z.string(),
    mediaType: z.string(),
    size: z.int().meta({ description: 'Bytes.' }),
    sha256: z.string().nullable().meta({
      description:
        'Lower-case hex of the bytes. Null while the file is uploading, and after a resumable upload to S3 until the virus scan has read it. Never null after the scan.',
    }),
    state: z.enum(fileStates).meta({ description: 'The virus scan. `unscanned`: there is no scanner.' }),
    preparation: z.enum(preparationStates).meta({
      description:
        'Whether the blind copy for reviewers is `ready`. `unreadable`: reviewers could not read the file; `problem` says why.',
    }),
    problem: z
      .object({ code: z.enum(fileProblems), say: z.string() })
      .nullable()
      .meta({
        description: 'Why reviewers could not read the file, and how to mend it.',
      }),
    notices: z
      .array(z.object({ notice: z.enum(fileNotices), say: z.string() }))
      .meta({ description: 'What to know of the copy that reviewers get.' }),
    pages: z.int().nullable().meta({ description: 'Pages, slides or sheets, where they were counted.' }),
    seconds: z.number().nullable().meta({ description: 'The length of a recording or video.' }),
    sameAs: z.object({ fileId: Id, kind: ArtifactKindParam, position: z.int() }).nullable().meta({
      description:
        'The first file of the submission, where this file has the same bytes as one uploaded before it. Null until its hash is known.',
    }),
    description: z.string(),
    uploadedAt: Instant,
  })
  .meta({ id: 'ArtifactFile' });

export const EvidenceLinkView = z
  .object({
    id: Id,
    detailId: z.string(),
    kind: ArtifactKindParam,
    fileId: Id.nullable(),
    page: z.int().nullable(),
    second: z.int().nullable(),
    explanation: z.string(),
  })
  .meta({ id: 'EvidenceLink' });

export const ArtifactView = z
  .object({
    kind: ArtifactKindParam,
    title: z.string(),
    about: z.string(),
    progress: z.enum(artifactProgress),
    guidingQuestions: z.array(z.object({ id: z.string(), text: z.string() })),
    text: z
      .object({
        wordMinimum: z.int(),
        maxCharacters: z.int(),
        words: z.int(),
        revision: z.int(),
        savedAt: Instant.nullable(),
      })
      .nullable(),
    files: z
      .object({
        minCount: z.int(),
        maxCount: z.int(),
        maxBytes: z.int(),
        accept: z.array(z.string()),
        items: z.array(ArtifactFileView),
      })
      .nullable(),
  })
  .meta({ id: 'Artifact' });

export const SubmissionState = z
  .enum(shownStates)
  .meta({ description: 'Stays `in_review` until the decision is released.' });

export const SubmissionView = z
  .object({
    id: Id,
    enrollmentId: Id,
    attempt: z.int(),
    state: SubmissionState,
    revision: z.int(),
    microCredential: z.object({ code: z.string(), title: z.string(), version: z.int(), contentHash: z.string() }),
    scope: z
      .array(z.object({ id: z.string(), outcomeNumber: z.int(), statement: z.string() }))
      .meta({ description: 'The details that this attempt is scored on.' }),
    artifacts: z.array(ArtifactView),
    evidence: z.array(EvidenceLinkView),
    missingParts: z
      .array(MissingPart)
      .meta({ description: 'Everything that is missing before the seal. Empty when the submission can be sealed.' }),
    closesAt: Instant.nullable(),
    sealedAt: Instant.nullable(),
    manifestSha256: z.string().nullable(),
  })
  .meta({ id: 'Submission' });

export const SubmissionSummary = SubmissionView.pick({
  id: true,
  enrollmentId: true,
  attempt: true,
  state: true,
  sealedAt: true,
  manifestSha256: true,
}).meta({ id: 'SubmissionSummary' });
export const SubmissionPage = pageOf(SubmissionSummary);
export const SubmissionsQuery = PageQuery.extend({ enrollmentId: Id.optional(), state: SubmissionState.optional() });
export const SubmissionSummaries = z.object({ items: z.array(SubmissionSummary) });

export const TextInput = z
  .object({
    text: writing().max(2_000_000),
    keepBefore: z.boolean().optional().meta({
      description:
        'Keeps the text before this one as a separate version, for a choice between two texts. The default is false.',
    }),
  })
  .meta({ id: 'TextInput', examples: [{ text: 'In August our leadership team set out to …' }] });

export const TextView = z
  .object({ kind: ArtifactKindParam, text: z.string(), words: z.int(), revision: z.int(), savedAt: Instant.nullable() })
  .meta({ id: 'ArtifactText' });

export const TextVersion = z
  .object({ revision: z.int(), words: z.int(), startedAt: Instant, savedAt: Instant })
  .meta({ id: 'TextVersion' });
export const TextVersions = z.object({ items: z.array(TextVersion) });
export const TextVersionView = TextVersion.extend({ kind: ArtifactKindParam, text: z.string() }).meta({
  id: 'TextVersionWithText',
});
export const RevisionParam = z.coerce.number().int().min(1).max(2_000_000_000);

/** The `Upload-Metadata` of a resumable upload. */
export const UploadMetadata = z.object({
  submissionId: Id,
  kind: ArtifactKindParam,
  filename: storable(z.string().trim().min(1).max(500)),
  filetype: text(200, 0).default(''),
  description: text(2000, 0).default(''),
});

export const UnfinishedUploadView = z
  .object({
    id: Id.meta({ description: 'Continue at /v1/uploads/{id}.' }),
    kind: ArtifactKindParam,
    name: z.string(),
    mediaType: z.string(),
    description: z.string(),
    size: z.int().meta({ description: 'Bytes of the whole file.' }),
    arrived: z.int().meta({ description: 'Bytes that have arrived. Do not send them again.' }),
    begunAt: Instant,
    expiresAt: Instant.meta({ description: 'The bytes that have arrived are kept until then.' }),
  })
  .meta({ id: 'UnfinishedUpload' });
export const UnfinishedUploads = z.object({ items: z.array(UnfinishedUploadView) });

export const CaptionsView = z
  .object({
    fileId: Id,
    cues: z.int().meta({ description: 'How many pieces of text they have.' }),
    sha256: z.string().meta({ description: 'Lower-case hex of the bytes that were sent.' }),
    addedAt: Instant,
  })
  .meta({ id: 'Captions' });
export const CaptionsOfSubmission = z.object({ items: z.array(CaptionsView) });

/** The other fields of a multipart request with a file. */
export const UploadFields = z.object({ description: text(2000, 0).default('') });
export const FileDescriptionInput = z.object({ description: text(2000) }).meta({ id: 'FileDescriptionInput' });

export const SignedLink = z
  .object({ href: z.string(), expiresAt: Instant })
  .meta({ id: 'SignedLink', description: 'A link that works for anyone until it expires.' });

export const EvidenceInput = z
  .object({
    detailId: text(40),
    kind: ArtifactKindParam,
    fileId: Id.nullable().default(null),
    page: z.int().min(1).max(100_000).nullable().default(null),
    second: z.int().min(0).max(360_000).nullable().default(null),
    explanation: text(4000),
  })
  .meta({
    id: 'EvidenceInput',
    examples: [
      {
        detailId: 'o1',
        kind: 'document_profile',
        fileId: '019ab0c2-7d1e-7c3a-9f52-3b1f8a6f0a11',
        page: 3,
        explanation: 'The alignment map that the team made in September.',
      },
    ],
  });

const answers = {
  aiUse: z.enum(aiUses).meta({ description: '`none`, for ideas or `wording`, or for `drafts`.' }),
  aiHow: text(4000, 0).meta({ description: 'How AI was used. Empty when it was not.' }),
  consent: z.enum(consents).meta({ description: '`nobody` is shown or named, or everyone shown or named `agreed`.' }),
};

export const AttestationInput = z
  .object({
    textVersion: z
      .int()
      .min(1)
      .max(2_000_000_000)
      .meta({ description: 'The version of the text that the candidate read.' }),
    ownWork: z.boolean().default(false).meta({ description: 'Whether the candidate confirms the statement.' }),
    aiUse: answers.aiUse.nullable().default(null),
    aiHow: answers.aiHow.default(''),
    consent: answers.consent.nullable().default(null),
  })
  .meta({
    id: 'AttestationInput',
    examples: [
      {
        textVersion: 1,
        ownWork: true,
        aiUse: 'wording',
        aiHow: 'A chatbot shortened two paragraphs.',
        consent: 'nobody',
      },
    ],
  });

const AttestationAnswers = z
  .object({ ownWork: z.boolean(), ...answers, aiHow: z.string() })
  .meta({ id: 'AttestationAnswers' });

const sentence = text(1000);
export const AttestationStatements = z
  .object({
    ownWork: z.object({ statement: sentence }),
    aiUse: z.object({
      question: sentence,
      choices: z.object({ none: sentence, wording: sentence, drafts: sentence } satisfies Record<AiUse, z.ZodType>),
      how: sentence,
    }),
    consent: z.object({
      question: sentence,
      choices: z.object({ nobody: sentence, agreed: sentence } satisfies Record<Consent, z.ZodType>),
    }),
  })
  .meta({ id: 'AttestationStatements' });

export const AttestationTextView = z
  .object({ version: z.int(), statements: AttestationStatements, inForceFrom: Instant })
  .meta({ id: 'AttestationText' });

export const AttestationTexts = z
  .object({
    items: z.array(AttestationTextView),
    inForce: z.int().meta({ description: 'The version that candidates attest to now.' }),
    revision: z.int().meta({ description: 'The latest version.' }),
  })
  .meta({ id: 'AttestationTexts' });

export const AttestationTextInput = z
  .object({
    statements: AttestationStatements,
    inForceFrom: Instant.nullable().default(null).meta({ description: 'Null: at once.' }),
  })
  .meta({ id: 'AttestationTextInput' });

export const AttestedView = z
  .object({
    textVersion: z.int(),
    attestedAt: Instant,
    answers: AttestationAnswers,
    said: z.array(
      z.object({
        item: z.enum(attestationItems),
        statement: z.string(),
        answer: z.string().meta({ description: 'Empty for a statement that is only confirmed.' }),
      }),
    ),
  })
  .meta({ id: 'Attested', description: 'What the candidate attested to, in the words of the text.' });

export const AttestationView = z
  .object({
    text: AttestationTextView.meta({ description: 'The text in force. Once sealed, the text that was attested to.' }),
    complete: z.boolean().meta({ description: 'Whether the answers are to this text, so that nothing is missing.' }),
    attested: AttestedView.nullable().meta({
      description: 'What the candidate attested to last, perhaps to an earlier text. Null before they attest.',
    }),
  })
  .meta({ id: 'Attestation' });

export const PreflightFindingView = z
  .object({
    id: Id,
    kind: z.enum(preflightKinds).meta({
      description:
        'A `mark` must be removed or kept with a reason before the seal. A `question` can be answered. A `notice` is in a place that reviewers never see.',
    }),
    place: z.enum(preflightPlaces),
    mark: z.enum(preflightMarks).meta({ description: 'What it is the name of. A `person` is not the candidate.' }),
    artifact: ArtifactKindParam,
    fileId: Id.nullable(),
    filePosition: z.int().nullable(),
    linkId: Id.nullable(),
    detailId: z.string().nullable(),
    field: z.string().nullable().meta({ description: 'The field of the metadata, such as "Author".' }),
    start: z.int().nullable().meta({ description: 'UTF-16 offset in the text, description or explanation.' }),
    end: z.int().nullable(),
    before: z.string(),
    matched: z.string().meta({ description: 'The name as it is written there, between `before` and `after`.' }),
    after: z.string(),
    pages: z.array(z.int()).meta({ description: 'The pages of the file on which it stands; at most 20.' }),
    times: z.int().meta({ description: 'How often it stands in the file.' }),
    replacement: z.string().nullable().meta({
      description: 'What Laurel can write in its place. Null where only the candidate can change it.',
    }),
    keptReason: z.string().nullable().meta({ description: 'Why the candidate lets it stay. Null while it is open.' }),
  })
  .meta({ id: 'PreflightFinding' });

export const PreflightView = z
  .object({
    checked: z.boolean().meta({ description: 'False while the latest changes are not checked yet.' }),
    items: z.array(PreflightFindingView),
  })
  .meta({ id: 'Preflight', description: 'Everything in a draft that could tell reviewers whose it is.' });

export const KeptFindings = z.object({ items: z.array(PreflightFindingView) });

export const KeepFindingInput = z
  .object({
    reason: text(2000, 0)
      .default('')
      .meta({ description: 'At least three words for a `mark`. A `question` needs none.' }),
  })
  .meta({ id: 'KeepFindingInput' });

export const ReplaceFindingInput = z
  .object({
    remove: z
      .boolean()
      .default(false)
      .meta({ description: 'Removes the name. Otherwise the `replacement` of the finding is written in its place.' }),
  })
  .meta({ id: 'ReplaceFindingInput' });

export const FileGuiseParam = z
  .enum(fileGuises)
  .meta({ description: 'The original (`own`), the blind copy (`blind`), or what the page shows of it (`view`).' });
export const FileLinkQuery = z.object({ guise: FileGuiseParam.default('own') });

export const SubmittedFile = ArtifactFileView.extend({
  copy: z
    .object({
      name: z.string().meta({ description: 'The neutral name that reviewers see.' }),
      mediaType: z.string(),
      size: z.int(),
    })
    .nullable()
    .meta({ description: 'The blind copy. Null while there is none.' }),
  view: z.object({ mediaType: z.string() }).nullable().meta({
    description: 'What the page shows where browsers cannot show the blind copy itself.',
  }),
}).meta({ id: 'SubmittedFile' });

const SubmittedArtifact = z.object({
  kind: ArtifactKindParam,
  title: z.string(),
  text: z
    .object({ text: z.string(), words: z.int() })
    .nullable()
    .meta({ description: 'Null where the candidate wrote nothing.' }),
  files: z.array(SubmittedFile),
});

export const SubmittedWork = z
  .object({
    id: Id,
    enrollmentId: Id,
    attempt: z.int(),
    state: SubmissionState,
    microCredential: z.object({ code: z.string(), title: z.string(), version: z.int() }),
    sealedAt: Instant,
    manifestSha256: z.string(),
    artifacts: z.array(SubmittedArtifact),
    details: z
      .array(z.object({ id: z.string(), outcomeNumber: z.int(), statement: z.string() }))
      .meta({ description: 'The details that this attempt is scored on, and others that have evidence.' }),
    evidence: z.array(EvidenceLinkView),
    attestation: AttestedView.nullable().meta({ description: 'Null for work sealed before attestations.' }),
    inOneDownload: z
      .boolean()
      .meta({ description: 'Whether everything fits in one ZIP file. If not, each file can still be downloaded.' }),
  })
  .meta({ id: 'SubmittedWork', description: 'The texts, files and evidence of a sealed attempt.' });

export const ReadFile = SubmittedFile.extend({
  fault: z.string().nullable().meta({ description: 'The error behind the problem, where there was one.' }),
  metadata: z
    .array(z.object({ place: z.string(), value: z.string() }))
    .meta({ description: "What the original's metadata says. The blind copy has none of it." }),
  preparedAt: Instant.nullable(),
  preparing: z.boolean().meta({ description: 'Whether a blind copy is being made now.' }),
}).meta({ id: 'ReadFile' });

export const ReadSubmission = SubmittedWork.extend({
  candidate: PersonRefView,
  artifacts: z.array(SubmittedArtifact.extend({ files: z.array(ReadFile) })),
  kept: z
    .array(PreflightFindingView)
    .meta({ description: 'The names that the candidate let stay, each with the reason.' }),
}).meta({ id: 'ReadSubmission', description: 'A sealed submission as administrators read it.' });

export const DuplicatePlaceView = z
  .object({
    submissionId: Id,
    attempt: z.int(),
    sealedAt: Instant.nullable(),
    candidate: PersonRefView,
    microCredential: z.object({ code: z.string(), title: z.string() }),
    artifact: ArtifactKindParam,
    artifactTitle: z.string(),
    fileId: Id.nullable().meta({ description: 'Null for the text of the artifact.' }),
    filePosition: z.int().nullable(),
    fileName: z.string().nullable(),
    page: z.int().nullable().meta({ description: 'The page of the file on which the excerpt begins.' }),
    excerpt: z.string().meta({
      description: 'The first words in common, as they stand in this place. Empty where no text was compared.',
    }),
  })
  .meta({ id: 'DuplicatePlace' });

export const DuplicateView = z
  .object({
    id: Id,
    kind: z.enum(duplicateKinds).meta({ description: 'The same bytes, or much of the same text.' }),
    state: z.enum(duplicateStates).meta({ description: '`closed`: an administrator saw it and found no issue.' }),
    words: z.int().meta({
      description: 'How many words they share, about. 0 where only the bytes of files were compared.',
    }),
    percent: z.int().meta({ description: 'The share of the shorter text. 100 for the same file.' }),
    samePerson: z.boolean().meta({ description: 'Whether both are the work of one person.' }),
    places: z
      .array(DuplicatePlaceView)
      .length(2)
      .meta({ description: 'Both places, that of the older enrollment first.' }),
    foundAt: Instant.meta({ description: 'When it was found, or opened again.' }),
    closedAt: Instant.nullable(),
    closedBy: PersonRefView.nullable(),
    note: z.string().meta({ description: 'Why it is no issue. It stays when there is more and it is opened again.' }),
  })
  .meta({
    id: 'Duplicate',
    description: 'Similar work in two enrollments, for administrators to judge. Nothing follows from it by itself.',
  });

export const Duplicates = pageOf(DuplicateView);

export const DuplicatesQuery = PageQuery.extend({
  state: z.enum(duplicateStates).default('open'),
  kind: z.enum(duplicateKinds).optional(),
  submissionId: Id.optional().meta({
    description: 'Only what concerns the enrollment of this submission, whatever the attempt.',
  }),
});

export const CloseDuplicateInput = z
  .object({ note: text(2000).meta({ description: 'Why it is no issue. Administrators read it.' }) })
  .meta({ id: 'CloseDuplicateInput', examples: [{ note: 'Both quote the district’s improvement plan.' }] });

export const Receipt = z
  .object({
    submissionId: Id,
    enrollmentId: Id,
    attempt: z.int(),
    sealedAt: Instant,
    closesAt: Instant.nullable(),
    onTime: z.boolean(),
    manifestSha256: z.string(),
    attestation: AttestedView.nullable().meta({
      description: 'What the candidate attested to. Null for work sealed before attestations.',
    }),
    manifest: z
      .looseObject({})
      .meta({ description: 'What was sealed. `manifestSha256` is the hash of its canonical JSON (RFC 8785).' }),
  })
  .meta({ id: 'Receipt' });

export const LinkQuery = z.object({ expires: z.string().max(20), signature: z.string().max(200) });
