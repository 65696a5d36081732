import { Button, Textarea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { fieldError } from '../../../api/problem';
import type { Artifact, PreflightFinding, Submission } from '../../../api/schema';
import { ErrorNotice } from '../../../ui/notice';
import work from '../work.module.css';
import { Excerpt } from './excerpt';
import classes from './names-found.module.css';
import { useKeepFinding, useReplaceFinding } from './preflight.queries';

const marks: Record<PreflightFinding['mark'], string> = {
  name: 'Your name',
  school: 'Your school',
  district: 'Your district',
  employer: 'Your employer',
  email: 'Your email address',
  account: 'Your account',
  phone: 'Your phone number',
  person: 'Is this a student or a colleague? Give a full name only with the person’s consent.',
};
const perhaps: Record<PreflightFinding['mark'], string> = {
  ...marks,
  name: 'Is this your name?',
  school: 'Is this your school?',
  district: 'Is this your district?',
  employer: 'Is this your employer?',
  email: 'Is this an email address of yours or your school?',
  account: 'Is this your account?',
  phone: 'Is this a phone number of yours or your school?',
};

/** "Documents, file 2, page 3" */
export function placeOf(
  { place, artifact, filePosition, detailId, field, pages }: PreflightFinding,
  submission: { artifacts: Pick<Artifact, 'kind' | 'title'>[]; scope: { id: string; statement: string }[] },
) {
  const { title } = submission.artifacts.find(({ kind }) => kind === artifact) ?? { title: artifact };
  const file = filePosition === null ? title : `${title}, file ${filePosition}`;
  const detail = submission.scope.find(({ id }) => id === detailId)?.statement;
  switch (place) {
    case 'text':
      return `${title}, your text`;
    case 'description':
      return `${file}, description`;
    case 'explanation':
      return `Evidence map${detail ? `, ${detail}` : ''}`;
    case 'file-name':
      return `${file}, name of the file`;
    case 'metadata':
      return `${file}, ${field ?? 'data'}`;
    case 'file-text':
      if (field) return `${file}, ${field.toLowerCase()}`;
      return `${file}${pages.length > 0 ? `, ${pages.length === 1 ? 'page' : 'pages'} ${pages.join(', ')}` : ''}`;
  }
}

interface FindingProps {
  enrollmentId: string;
  submission: Submission;
  finding: PreflightFinding;
  /** Gets what was done, in words. */
  onDone: (what: string) => void;
}

/** One name that was found, and what to do about it: replace it, remove it, or say why it may stay. */
export function Finding({ enrollmentId, submission, finding, onDone }: FindingProps) {
  const { id, kind, mark, matched, replacement } = finding;
  const replace = useReplaceFinding(submission.id, id, ({ remove }) =>
    onDone(remove ? `“${matched}” is removed.` : `“${matched}” is now “${replacement}”.`),
  );
  const keep = useKeepFinding(submission.id, id, () => onDone(`“${matched}” stays.`));
  const [asking, ask] = useState(false);
  const what = useId();
  const question = kind === 'question';
  const about = { 'aria-describedby': what };
  return (
    <li className={classes.finding} aria-labelledby={what}>
      <div id={what}>
        <strong>{question ? perhaps[mark] : marks[mark]}</strong>
        <p>
          <Place enrollmentId={enrollmentId} submission={submission} finding={finding} />
        </p>
        <Excerpt finding={finding} />
      </div>
      {replacement === null && (
        <p>
          {finding.place === 'file-text' && finding.field
            ? 'To remove the name, change the captions and add them again. Laurel does not change them.'
            : 'To remove the name, change the file and upload it again. Laurel does not change the text of a file.'}
        </p>
      )}
      <div className={work.actions}>
        {replacement !== null && (
          <>
            <Button
              size="compact-md"
              variant={question ? 'default' : 'filled'}
              loading={replace.isPending && !replace.variables.remove}
              onClick={() => replace.mutate({ remove: false })}
              {...about}
            >
              Replace with “{replacement}”
            </Button>
            <Button
              size="compact-md"
              variant="default"
              loading={replace.isPending && replace.variables.remove}
              onClick={() => replace.mutate({ remove: true })}
              {...about}
            >
              Remove
            </Button>
          </>
        )}
        {question ? (
          <Button
            size="compact-md"
            variant="default"
            loading={keep.isPending}
            onClick={() => keep.mutate('')}
            {...about}
          >
            This is fine
          </Button>
        ) : (
          <Button size="compact-md" variant="default" aria-expanded={asking} onClick={() => ask(!asking)} {...about}>
            Keep
          </Button>
        )}
      </div>
      {asking && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            keep.mutate(String(new FormData(event.currentTarget).get('reason')));
          }}
        >
          <Textarea
            mt="sm"
            name="reason"
            label="Why may this stay?"
            description="An administrator reads your reason. Reviewers do not."
            required
            autosize
            autoFocus
            minRows={2}
            maxLength={2000}
            error={fieldError(keep.error, '/reason')}
          />
          <Button type="submit" size="compact-md" mt="sm" loading={keep.isPending}>
            Keep with this reason
          </Button>
        </form>
      )}
      {replace.error && <ErrorNotice error={replace.error} safe="Your text is safe." />}
      {keep.error && <ErrorNotice error={keep.error} />}
    </li>
  );
}

function Place({ enrollmentId, submission, finding }: Omit<FindingProps, 'onDone'>) {
  const words = placeOf(finding, submission);
  if (finding.place === 'explanation')
    return (
      <Link
        to="/work/$enrollmentId/evidence"
        params={{ enrollmentId }}
        hash={finding.detailId ? `detail-${finding.detailId}` : undefined}
      >
        {words}
      </Link>
    );
  return (
    <Link to="/work/$enrollmentId/artifacts/$kind" params={{ enrollmentId, kind: finding.artifact }}>
      {words}
    </Link>
  );
}
