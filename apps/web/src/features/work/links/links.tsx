import { Button, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Artifact, Submission } from '../../../api/schema';
import { counted } from '../../../ui/number-words';
import { Notice } from '../../../ui/notice';
import files from '../files/files.module.css';
import type { ArtifactKind } from '../submission.queries';
import { LinkForm } from './link-form';
import { OneLink } from './one-link';

interface LinksProps {
  submission: Submission;
  kind: ArtifactKind;
  links: NonNullable<Artifact['links']>;
}

/** The links of an artifact: a list, and a form that adds one. */
export function Links({ submission: { id: submissionId }, kind, links: { items, minCount, maxCount } }: LinksProps) {
  const [adding, add] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const focus = () => heading.current?.focus(); // the form or the link that had the focus is gone
  const before = useRef(items.length);
  useEffect(() => {
    if (items.length < before.current) focus();
    before.current = items.length;
  }, [items.length]);
  return (
    <section aria-label="Links of this artifact" className={files.files}>
      <Title ref={heading} tabIndex={-1} order={2} size="h3">
        {items.length === 0 ? 'No links yet' : counted(items.length, 'link')}
      </Title>
      <p className={files.limits}>
        {asked(minCount, maxCount)} Reviewers open the page at each address, so check that it opens without signing in
        and does not show who you are.
      </p>
      <ul className={files.list}>
        {items.map((link) => (
          <OneLink key={link.id} submissionId={submissionId} kind={kind} link={link} onChanged={focus} />
        ))}
      </ul>
      {adding ? (
        <LinkForm
          submissionId={submissionId}
          kind={kind}
          onDone={() => {
            add(false);
            focus();
          }}
        />
      ) : items.length >= maxCount ? (
        <Notice>You have {counted(maxCount, 'link')}, the maximum. Remove one to add another.</Notice>
      ) : (
        <Button variant="default" onClick={() => add(true)}>
          Add a link
        </Button>
      )}
    </section>
  );
}

/** "Add 1 to 3 links.", "Add up to 3 links, or none." */
function asked(minCount: number, maxCount: number): string {
  if (minCount === 0) return `Add up to ${counted(maxCount, 'link')}, or none.`;
  if (minCount === maxCount) return `Add ${counted(maxCount, 'link')}.`;
  return `Add ${minCount} to ${counted(maxCount, 'link')}.`;
}
