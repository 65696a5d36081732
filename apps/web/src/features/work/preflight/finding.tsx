import { Button, Checkbox, Textarea } from '@mantine/core';
import { useId, useState } from 'react';
import { fieldError } from '../../../api/problem';
import type { PreflightFinding, Submission } from '../../../api/schema';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { counted } from '../../../ui/number-words';
import work from '../work.module.css';
import { Excerpt } from './excerpt';
import { FindingPlace } from './finding-place';
import classes from './names-found.module.css';
import { type Keeping, type Replacing, useKeepFinding, useReplaceFinding } from './preflight.queries';

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

interface FindingProps {
  enrollmentId: string;
  submission: Submission;
  finding: PreflightFinding;
  /** Gets what was done, in words. */
  onDone: (what: string) => void;
}

/** One name that was found, and what to do about it: replace it, remove it, or say why it may stay; here or wherever it stands. */
export function Finding({ enrollmentId, submission, finding, onDone }: FindingProps) {
  const { id, kind, mark, matched, replacement } = finding;
  const alike = { replace: finding.alike.replace + 1, keep: finding.alike.keep + 1 };
  const replace = useReplaceFinding(submission.id, id, (how) => {
    if (how.alike)
      onDone(how.remove ? `Removed in ${alike.replace} places.` : `${alike.replace} places now say “${replacement}”.`);
    else onDone(how.remove ? `“${matched}” is removed.` : `“${matched}” is now “${replacement}”.`);
  });
  const keep = useKeepFinding(submission.id, id, (how) =>
    onDone(`“${matched}” stays${how.alike ? ` in ${alike.keep} places` : ''}.`),
  );
  const replacing = (how: Replacing) => ({
    loading: replace.isPending && replace.variables.remove === how.remove && replace.variables.alike === how.alike,
    onClick: () => replace.mutate(how),
  });
  const keeping = (how: Keeping) => ({
    loading: keep.isPending && keep.variables.alike === how.alike,
    onClick: () => keep.mutate(how),
  });
  const [asking, ask] = useState(false);
  const what = useId();
  const question = kind === 'question';
  const about = { 'aria-describedby': what };
  return (
    <li className={classes.finding} aria-labelledby={what}>
      <div id={what}>
        <strong>{question ? perhaps[mark] : marks[mark]}</strong>
        <p>
          <FindingPlace enrollmentId={enrollmentId} submission={submission} finding={finding} />
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
              {...replacing({ remove: false, alike: false })}
              {...about}
            >
              Replace with “{replacement}”
            </Button>
            <Button size="compact-md" variant="default" {...replacing({ remove: true, alike: false })} {...about}>
              Remove
            </Button>
          </>
        )}
        {question ? (
          <Button size="compact-md" variant="default" {...keeping({ reason: '', alike: false })} {...about}>
            This is fine
          </Button>
        ) : (
          <Button size="compact-md" variant="default" aria-expanded={asking} onClick={() => ask(!asking)} {...about}>
            Keep
          </Button>
        )}
      </div>
      {(alike.replace > 1 || (question && alike.keep > 1)) && (
        <div className={classes.alike}>
          {alike.replace > 1 && (
            <>
              <Button size="compact-md" variant="default" {...replacing({ remove: false, alike: true })} {...about}>
                Replace in {allPlaces(alike.replace)} like this
              </Button>
              <Button size="compact-md" variant="default" {...replacing({ remove: true, alike: true })} {...about}>
                Remove in {allPlaces(alike.replace)} like this
              </Button>
            </>
          )}
          {question && alike.keep > 1 && (
            <Button size="compact-md" variant="default" {...keeping({ reason: '', alike: true })} {...about}>
              Fine in {allPlaces(alike.keep)}
            </Button>
          )}
        </div>
      )}
      {asking && (
        <Form
          onSubmit={(event) => {
            event.preventDefault();
            const given = new FormData(event.currentTarget);
            keep.mutate({ reason: String(given.get('reason')), alike: given.has('alike') });
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
          {finding.alike.keep > 0 && (
            <Checkbox
              mt="sm"
              name="alike"
              label={`Keep this name in ${counted(finding.alike.keep, 'other place')} too`}
            />
          )}
          <Button type="submit" size="compact-md" mt="sm" loading={keep.isPending}>
            Keep with this reason
          </Button>
        </Form>
      )}
      {replace.error && <ErrorNotice error={replace.error} safe="Your text is safe." />}
      {keep.error && <ErrorNotice error={keep.error} />}
    </li>
  );
}

function allPlaces(count: number): string {
  return count === 2 ? 'both places' : `all ${count} places`;
}
