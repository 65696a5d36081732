import { Button } from '@mantine/core';
import { useState } from 'react';
import type { WebLink } from '../../../api/schema';
import { Confirm } from '../../../ui/confirm';
import files from '../files/files.module.css';
import type { ArtifactKind } from '../submission.queries';
import { LinkForm } from './link-form';
import { useRemoveWebLink } from './link.queries';

interface OneLinkProps {
  submissionId: string;
  kind: ArtifactKind;
  link: WebLink;
  /** The form that changes the link is closed. */
  onChanged: () => void;
}

/** A link of the draft, to open, change or remove. */
export function OneLink({ submissionId, kind, link, onChanged }: OneLinkProps) {
  const [asking, ask] = useState<'change' | 'remove' | null>(null);
  const remove = useRemoveWebLink(submissionId);
  const { position, address, description } = link;
  if (asking === 'change')
    return (
      <li className={files.file}>
        <LinkForm
          submissionId={submissionId}
          kind={kind}
          link={link}
          onDone={() => {
            ask(null);
            onChanged();
          }}
        />
      </li>
    );
  return (
    <li className={files.file}>
      <p className={files.name}>
        {position}. <bdi>{description}</bdi>
      </p>
      <p style={{ overflowWrap: 'anywhere' }}>
        <a href={address} target="_blank" rel="noopener noreferrer">
          {address}
        </a>
      </p>
      <div className={files.controls}>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => ask('change')}
          aria-label={`Change link ${position}`}
        >
          Change
        </Button>
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => ask('remove')}
          aria-label={`Remove link ${position}`}
        >
          Remove
        </Button>
      </div>
      <Confirm
        opened={asking === 'remove'}
        title={`Remove link ${position}?`}
        confirmLabel="Remove"
        danger
        busy={remove.isPending}
        error={remove.error}
        onClose={() => ask(null)}
        onConfirm={() => remove.mutate(link.id, { onSuccess: () => ask(null) })}
      >
        <p>The link is removed from your draft. You can add it again before you submit.</p>
      </Confirm>
    </li>
  );
}
