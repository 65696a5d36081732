import { Button, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { EvidenceLink, Submission } from '../../../api/schema';
import { ErrorNotice } from '../../../ui/notice';
import { useUnlinkEvidence } from '../submission.queries';
import { EvidenceForm } from './evidence-form';
import classes from './evidence.module.css';
import { placeInWords } from './place-words';

interface DetailEvidenceProps {
  submission: Submission;
  detail: Submission['scope'][number];
}

/** The evidence for one detail, or a note that it has none. */
export function DetailEvidence({ submission, detail }: DetailEvidenceProps) {
  const [editing, edit] = useState<string | null>(null);
  const links = submission.evidence.filter(({ detailId }) => detailId === detail.id);
  const close = () => edit(null);
  const more = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (wasEditing.current && editing === null) more.current?.focus();
    wasEditing.current = editing !== null;
  }, [editing]);
  return (
    <div className={classes.detail} data-gap={links.length === 0} id={`detail-${detail.id}`}>
      <Title order={3}>{detail.statement}</Title>
      {links.length === 0 && editing === null && <p className={classes.gap}>No evidence yet</p>}
      {links.length > 0 && (
        <ul className={classes.links}>
          {links.map((link) => (
            <li key={link.id}>
              {editing === link.id ? (
                <EvidenceForm submission={submission} detailId={detail.id} link={link} onDone={close} />
              ) : (
                <Link submission={submission} link={link} edit={() => edit(link.id)} />
              )}
            </li>
          ))}
        </ul>
      )}
      {editing === 'new' ? (
        <EvidenceForm submission={submission} detailId={detail.id} onDone={close} />
      ) : (
        <Button
          ref={more}
          variant="default"
          size="compact-md"
          onClick={() => edit('new')}
          aria-label={`${links.length === 0 ? 'Link evidence to' : 'Link more evidence to'}: ${detail.statement}`}
        >
          {links.length === 0 ? 'Link evidence' : 'Link more'}
        </Button>
      )}
    </div>
  );
}

function Link({ submission, link, edit }: { submission: Submission; link: EvidenceLink; edit: () => void }) {
  const unlink = useUnlinkEvidence(submission.id);
  const place = placeInWords(link, submission);
  return (
    <>
      <p className={classes.place}>{place}</p>
      <p className={classes.why}>{link.explanation}</p>
      <div className={classes.controls}>
        <Button variant="subtle" size="compact-sm" onClick={edit} aria-label={`Edit: ${place}`}>
          Edit
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          loading={unlink.isPending}
          onClick={() => unlink.mutate(link.id)}
          aria-label={`Remove: ${place}`}
        >
          Remove
        </Button>
      </div>
      {unlink.error && <ErrorNotice error={unlink.error} />}
    </>
  );
}
