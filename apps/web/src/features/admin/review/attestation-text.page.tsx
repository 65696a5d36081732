import { Button, Textarea } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { fieldError, isClash } from '../../../api/problem';
import type { AttestationStatements } from '../../../api/schema';
import { Confirm } from '../../../ui/confirm';
import { DateText } from '../../../ui/date-text';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { announce } from '../parts/announcer';
import { AuditLink } from '../parts/audit-link';
import { ClashNotice, useEditedVersion } from '../parts/edited-version';
import classes from '../parts/parts.module.css';
import { attestationTextsQuery, usePublishAttestationText } from './review.queries';

/** Each text of the form: its place in the statements, and its label. */
const fields = [
  [['ownWork', 'statement'], 'Own work'],
  [['aiUse', 'question'], 'Use of AI: question'],
  [['aiUse', 'choices', 'none'], 'Use of AI: none'],
  [['aiUse', 'choices', 'wording'], 'Use of AI: ideas or wording'],
  [['aiUse', 'choices', 'drafts'], 'Use of AI: drafts'],
  [['aiUse', 'how'], 'Use of AI: what to explain'],
  [['consent', 'question'], 'People shown or named: question'],
  [['consent', 'choices', 'nobody'], 'People shown or named: nobody'],
  [['consent', 'choices', 'agreed'], 'People shown or named: they agreed'],
] as const;

/** The text that candidates attest to before they submit, and a form for its next version. */
export function AttestationTextPage() {
  const { data: latest } = useSuspenseQuery(attestationTextsQuery);
  const { base, watched, takeSaved } = useEditedVersion(attestationTextsQuery, latest);
  const publishing = usePublishAttestationText();
  const [asked, ask] = useState<AttestationStatements | null>(null);
  const clash = isClash(publishing.error);
  const { items, inForce } = latest.data;
  const newest = items[0]!;
  const written = base.data.items[0]!.statements;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    publishing.reset();
    ask(statementsIn(new FormData(event.currentTarget)));
  }

  function publish() {
    publishing.mutate(
      { statements: asked!, etag: base.etag },
      {
        onSuccess: () => {
          announce('The new attestation text was published.');
          void takeSaved();
        },
        onSettled: () => ask(null),
      },
    );
  }

  return (
    <Page
      title="Attestation text"
      breadcrumb={<Link to="/admin/review">Review</Link>}
      lead="Candidates attest to this text at every attempt before they submit. Reviewers do not see the answers."
    >
      <p>
        Version {inForce} is in force.
        {newest.version > inForce && (
          <>
            {' '}
            Version {newest.version} takes effect <DateText at={newest.inForceFrom} />.
          </>
        )}
      </p>
      <Form key={base.etag} {...watched} onSubmit={submit}>
        {fields.map(([path, label]) => (
          <Textarea
            key={label}
            name={path.join('/')}
            label={label}
            required
            autosize
            maxLength={1000}
            mb="md"
            defaultValue={textAt(written, path)}
            error={fieldError(publishing.error, `/statements/${path.join('/')}`)}
          />
        ))}
        {clash && <ClashNotice what="the attestation text" onLoad={() => void takeSaved().then(publishing.reset)} />}
        {publishing.error && !clash && (
          <ErrorNotice error={publishing.error} safe="The text in force was not changed." />
        )}
        <Button type="submit" mt="lg" loading={publishing.isPending} disabled={clash}>
          Publish new version
        </Button>
      </Form>
      <Confirm
        opened={asked !== null}
        title="Publish a new version?"
        confirmLabel="Publish new version"
        busy={publishing.isPending}
        onClose={() => ask(null)}
        onConfirm={publish}
      >
        <p>
          It takes effect at once. Everyone with a draft must attest to the new text before they submit. Submitted work
          keeps its version. You can’t remove a version, only publish another.
        </p>
      </Confirm>
      <p className={classes.foot}>
        <AuditLink kind="attestation-text" id={String(newest.version)} />
      </p>
    </Page>
  );
}

function textAt(statements: AttestationStatements, path: readonly string[]): string {
  return path.reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], statements) as string;
}

function statementsIn(data: FormData): AttestationStatements {
  const text = (name: string) => String(data.get(name) ?? '');
  return {
    ownWork: { statement: text('ownWork/statement') },
    aiUse: {
      question: text('aiUse/question'),
      choices: {
        none: text('aiUse/choices/none'),
        wording: text('aiUse/choices/wording'),
        drafts: text('aiUse/choices/drafts'),
      },
      how: text('aiUse/how'),
    },
    consent: {
      question: text('consent/question'),
      choices: { nobody: text('consent/choices/nobody'), agreed: text('consent/choices/agreed') },
    },
  };
}
