import type { ReadSubmission } from '../../../api/schema';
import { Section } from '../../../ui/page';
import { WebLinks } from '../../../ui/web-links';
import reading from '../../work/reading/reading.module.css';
import { SubmittedEvidence } from '../../work/reading/submitted-evidence';
import { Written } from '../../work/reading/written';
import { ReadFile } from './read-file';

/** The texts and files of a submission, each original beside what reviewers see, and its evidence. */
export function SubmittedWork({ submission }: { submission: ReadSubmission }) {
  return (
    <>
      {submission.artifacts.map(({ kind, title, text, files, links }) => (
        <Section key={kind} title={title}>
          {text && <Written text={text} />}
          {files.length > 0 && (
            <ul className={reading.files}>
              {files.map((file) => (
                <ReadFile key={file.id} submissionId={submission.id} file={file} />
              ))}
            </ul>
          )}
          <WebLinks links={links} />
          {!text && files.length === 0 && links.length === 0 && <p>Nothing was submitted for this artifact.</p>}
        </Section>
      ))}
      <Section title="Evidence">
        <SubmittedEvidence work={submission} />
      </Section>
    </>
  );
}
