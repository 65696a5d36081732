import { Readable } from 'node:stream';
import { GiveCareerRecord } from '#career';
import { detailsOf } from '#catalog';
import type { ArtifactKind } from '#catalog/vocabulary';
import { LockReview, ReleaseDecision, SaveScore } from '#reviews';
import type { FilePlace } from '#storage';
import { AddFile, type ArtifactFile, EvidenceLink, LinkEvidence, SaveText, SealSubmission } from '#submissions';
import {
  anAward,
  asCandidate,
  aPerson,
  aPilot,
  aReview,
  aSubmission,
  checkedFile,
  aSubmissionInReview,
  completed,
  seededCatalog,
  type SubmissionSituation,
  type TheirSubmission,
  versionOf,
} from '#testing';
import { type DemoFile, makeDemoFiles } from '../../../standalone/src/demo/files/demo-files.js';
import { plan } from '../../../standalone/src/demo/files/story.js';
import type { Site } from '../start-site.js';

const story = plan.map(({ title, paragraphs }) => `${title}\n\n${paragraphs.join('\n\n')}`).join('\n\n');

const schools = ['Elementary', 'Middle', 'High'];

/** What the pictures show: one person of each role, in the middle of their work. */
export async function aBusyMonday(site: Site) {
  const { 'INS-1': curriculum, 'INS-2': practice, 'INS-3': assessment } = await seededCatalog(site);
  const files = await makeDemoFiles();
  const pilot = await aPilot(site, {
    code: 'spring-2026',
    title: 'Spring 2026 pilot',
    closesOn: '2026-08-31',
    versions: [practice, curriculum, assessment],
  }).open();
  const earlier = await aPilot(site, {
    code: 'winter-2026',
    title: 'Winter 2026 pilot',
    registersUntil: '2026-03-02',
    requirements: [],
    versions: [assessment],
  }).open();
  const candidates = await Promise.all(
    ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((word, index) => aCandidate(site, word, index)),
  );
  const [candidate, resubmitter, waiting, beginner, decided, newcomer] = candidates as [
    Person,
    Person,
    Person,
    Person,
    Person,
    Person,
  ];
  const administrator = await aPerson(site, {
    name: 'Demo Administrator',
    email: 'administrator@example.org',
    roles: ['administrator'],
    secondFactor: true,
  });
  const reviewers = await Promise.all(['One', 'Two'].map((word) => aReviewerCalled(site, word)));

  const sealed = await submitted(site, { pilot, person: waiting }, files);
  const review = await aReview(site, { submission: sealed, reviewers }).accepted();
  await submitted(site, { pilot, person: newcomer }, files);
  const redone = await notYetMet(site, await submitted(site, { pilot, person: resubmitter }, files), reviewers);
  await aSubmissionInReview(site, {
    submission: await submitted(site, { pilot, versionId: curriculum.id, person: decided }, files),
    reviewers,
  }).decided();
  await aSubmission(site, { pilot, versionId: assessment.id, person: beginner }).draft();
  const award = await anAward(site, { pilot: earlier, person: candidate }).issued();
  await site.get(GiveCareerRecord).run({ actor: candidate, revision: 0, record: career });

  const draft = await aSubmission(site, { pilot, person: candidate }).draft();
  await write(site, draft, 'responsive_narrative', `${story}\n\n${story}`);
  await write(site, draft, 'portfolio_analysis', plan[0]!.paragraphs.join('\n\n'));
  await evidenced(site, draft, files.slice(0, 3), 2);

  await site.advance({ days: 9, hours: 3 });
  await site.untilIdle();
  return {
    candidate,
    resubmitter,
    administrator,
    reviewer: reviewers[0]!,
    pilot,
    enrollmentId: draft.enrollmentId,
    review,
    redone,
    award,
  };
}

/** A principal in the fourth year of the initial certificate. */
const career = {
  initialCertificateOn: '2022-07-01',
  transitionCertificateOn: null,
  positions: [{ role: 'Principal', place: 'Demo Elementary School', from: '2022-07-01', to: null }],
  mentoring: [{ mentor: 'District mentor', from: '2022-07-01', to: '2024-06-30' }],
  development: ['2022', '2023', '2024', '2025'].map((year, index) => ({
    on: `${year}-10-14`,
    hours: [30, 32.5, 24, 12][index]!,
    about: 'Institute for school leaders',
  })),
  evaluations: ['2023', '2024', '2025'].map((year) => ({ on: `${year}-05-20`, by: 'Superintendent' })),
};

const feedback: Record<string, string> = {
  o1: 'The planning sheet, with one line for the key question, is worth sharing with other schools.',
  o2: 'Visiting in pairs makes the figures credible. Next time, say how teachers got the results.',
  o3: 'Show one complete lesson with its class, and give the date.',
  o4: 'The plan is clear, and the teams know it.',
};

/** Both reviewers score the third outcome as progressing, and the decision is released. */
async function notYetMet(site: Site, submission: TheirSubmission, reviewers: Person[]): Promise<TheirSubmission> {
  const { first, second, administratorId } = await aSubmissionInReview(site, { submission, reviewers }).accepted();
  const links = await site.dataSource.manager.findBy(EvidenceLink, { submissionId: submission.id });
  for (const { id: reviewId, reviewerId } of [first, second]) {
    for (const [detailId, words] of Object.entries(feedback)) {
      const met = detailId !== 'o3';
      const reasons = met
        ? { level: 'demonstrated', rationale: '', cited: [] }
        : {
            level: 'progressing',
            rationale: 'Page 4 describes a plan for every student, but the evidence comes from only two classes.',
            cited: links.filter((link) => link.detailId === detailId).map(({ id }) => id),
          };
      await site.get(SaveScore).run({
        actor: { id: reviewerId },
        reviewId,
        detailId,
        feedback: reviewerId === first.reviewerId || !met ? words : '',
        revision: 0,
        ...reasons,
      });
    }
    await site.get(LockReview).run({
      actor: { id: reviewerId },
      reviewId,
      summary:
        reviewerId === first.reviewerId
          ? 'A year of steady work on one goal, with clear figures.'
          : 'Close. You can show what is missing with work that the school already does.',
    });
  }
  await site.get(ReleaseDecision).run({ actor: { id: administratorId }, submissionId: submission.id });
  return submission;
}

type Person = Awaited<ReturnType<typeof aPerson>>;

function aCandidate(site: Site, word: string, index: number): Promise<Person> {
  const place = {
    school: `Example ${schools[index % schools.length]} School`,
    district: `Example District ${index + 1}`,
    employer: `Example District ${index + 1}`,
  };
  return aPerson(site, {
    name: `Demo Candidate ${word}`,
    email: `candidate-${word.toLowerCase()}@example.org`,
    ...place,
  });
}

function aReviewerCalled(site: Site, word: string): Promise<Person> {
  return aPerson(site, {
    name: `Demo Reviewer ${word}`,
    email: `reviewer-${word.toLowerCase()}@example.org`,
    roles: ['reviewer'],
    secondFactor: true,
  });
}

async function submitted(site: Site, situation: SubmissionSituation, files: DemoFile[]): Promise<TheirSubmission> {
  const draft = await aSubmission(site, situation).draft();
  await write(site, draft, 'responsive_narrative', `${story}\n\n${story}`);
  await write(site, draft, 'portfolio_analysis', plan.map(({ paragraphs }) => paragraphs[0]).join('\n\n'));
  await write(site, draft, 'reflection_plan', story);
  await evidenced(site, draft, files, 4);
  await completed(site, draft);
  await site.get(SealSubmission).run({ actor: asCandidate(draft.candidateId), submissionId: draft.id });
  return draft;
}

function write(site: Site, { id: submissionId, candidateId }: TheirSubmission, kind: ArtifactKind, text: string) {
  return site.get(SaveText).run({ actor: asCandidate(candidateId), submissionId, kind, text, revision: 0 });
}

/** Adds the files, and links this many details to pages and seconds in them. */
async function evidenced(site: Site, submission: TheirSubmission, files: DemoFile[], details: number): Promise<void> {
  const added: ArtifactFile[] = [];
  for (const file of files) added.push(await add(site, submission, file));
  const scope = detailsOf((await versionOf(site, submission)).content).slice(0, details);
  const places = [
    {
      fileId: added[0]!.id,
      page: 2,
      second: null,
      explanation: 'What visitors looked for in each lesson, and how the teams planned for it.',
    },
    { fileId: added[1]!.id, page: null, second: null, explanation: 'The agenda that every team follows.' },
    { fileId: added[0]!.id, page: 4, second: null, explanation: 'What we changed along the way, and why.' },
    {
      fileId: (added[3] ?? added[2])!.id,
      page: null,
      second: added[3] ? 12 : null,
      explanation: 'How a meeting begins: with what students said.',
    },
  ];
  for (const [index, { id: detailId }] of scope.entries()) {
    await site.get(LinkEvidence).run({
      actor: asCandidate(submission.candidateId),
      submissionId: submission.id,
      evidence: { detailId, kind: 'document_profile', ...places[index % places.length]! },
    });
  }
}

async function add(
  site: Site,
  { id: submissionId, candidateId }: TheirSubmission,
  { name, mediaType, about, content }: DemoFile,
): Promise<ArtifactFile> {
  const receive = async ({ store, key, maxBytes }: FilePlace) => {
    const stored = await store.write(key, Readable.from([content]), { maxBytes });
    return { file: { key, name, mediaType, ...stored }, description: about };
  };
  const file = await site
    .get(AddFile)
    .run({ actor: asCandidate(candidateId), submissionId, kind: 'document_profile', receive });
  await checkedFile(site, file.id);
  return file;
}
