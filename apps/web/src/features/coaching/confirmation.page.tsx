import { Button, Textarea } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { sizeInWords, typesInWords } from '#kernel/files';
import { fieldError } from '../../api/problem';
import type { ArtifactToConfirm } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { ErrorNotice } from '../../ui/notice';
import { Page, Section } from '../../ui/page';
import { WebLinks } from '../../ui/web-links';
import { WrittenText } from '../../ui/written-text/written-text';
import parts from '../admin/parts/parts.module.css';
import { confirmationQuery, useConfirm, useDecline } from './confirmation.queries';

const route = getRouteApi('/coach/coaching/confirmations/$confirmationId');

/** An artifact that a candidate asks the reader to confirm, and the reader's answer. */
export function ConfirmationPage() {
  const { data: asked } = useSuspenseQuery(confirmationQuery(route.useParams().confirmationId));
  const { candidate, artifact, microCredential, askedAt, text, files, links } = asked;
  return (
    <Page
      title={artifact}
      breadcrumb={<Link to="/coaching">People you coach</Link>}
      lead={
        <>
          <bdi>{candidate.name}</bdi> asks you to confirm this artifact for {microCredential.code}{' '}
          {microCredential.title}. Asked <DateText at={askedAt} />. You see this artifact only, not the rest of the
          work.
        </>
      }
    >
      {asked.about && <p>{asked.about}</p>}
      {asked.guidingQuestions.length > 0 && (
        <ol>
          {asked.guidingQuestions.map(({ id, text: question }) => (
            <li key={id}>{question}</li>
          ))}
        </ol>
      )}
      <Section title="What you confirm">
        {text !== null && <WrittenText text={text} />}
        {files.length > 0 && (
          <ul aria-label="Files">
            {files.map(({ id, position, name, mediaType, size, description, href }) => (
              <li key={id}>
                <a href={href} download>
                  {position}. <bdi>{name}</bdi>
                </a>{' '}
                ({typesInWords([mediaType])}, {sizeInWords(size)})
                {description && (
                  <>
                    : <bdi>{description}</bdi>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
        <WebLinks links={links} />
      </Section>
      <Answer asked={asked} />
    </Page>
  );
}

function Answer({ asked: { id, contentSha256 } }: { asked: ArtifactToConfirm }) {
  const navigate = useNavigate();
  const confirm = useConfirm(id);
  const decline = useDecline(id);
  const [note, write] = useState('');
  const [empty, find] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const back = { onSuccess: () => void navigate({ to: '/coaching' }) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    find(note.trim() === '');
    if (note.trim() === '') field.current?.focus();
    else decline.mutate(note.trim(), back);
  };
  return (
    <>
      <Section title="Confirm">
        <p>If the candidate changes the artifact later, your confirmation ends and you get an email.</p>
        <Button loading={confirm.isPending} onClick={() => confirm.mutate(contentSha256, back)}>
          Confirm this artifact
        </Button>
        {confirm.error && <ErrorNotice error={confirm.error} />}
      </Section>
      <Section title="Ask for a change first">
        <form onSubmit={submit} noValidate>
          <Textarea
            ref={field}
            label="What has to change"
            description="The candidate reads this"
            required
            autosize
            minRows={3}
            maxLength={4000}
            value={note}
            onChange={({ currentTarget: { value } }) => write(value)}
            error={empty ? 'Say what has to change.' : fieldError(decline.error, '/note')}
          />
          {decline.error && <ErrorNotice error={decline.error} safe="Your note is still here." />}
          <div className={parts.actions}>
            <Button type="submit" variant="default" loading={decline.isPending}>
              Send to the candidate
            </Button>
          </div>
        </form>
      </Section>
    </>
  );
}
