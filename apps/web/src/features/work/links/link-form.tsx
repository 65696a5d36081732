import { Button, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { fieldError } from '../../../api/problem';
import type { WebLink } from '../../../api/schema';
import { ErrorNotice } from '../../../ui/notice';
import files from '../files/files.module.css';
import type { ArtifactKind } from '../submission.queries';
import { useSaveWebLink } from './link.queries';

interface LinkFormProps {
  submissionId: string;
  kind: ArtifactKind;
  /** The link to change; without it, the form adds one. */
  link?: WebLink;
  onDone: () => void;
}

type Fault = 'address' | 'description';

/** Asks for an address and what reviewers see there. */
export function LinkForm({ submissionId, kind, link, onDone }: LinkFormProps) {
  const save = useSaveWebLink(submissionId, kind, link?.id);
  const [address, write] = useState(link?.address ?? '');
  const [description, describe] = useState(link?.description ?? '');
  const [fault, find] = useState<Fault | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const fail = (field: Fault) => {
    find(field);
    form.current?.querySelector<HTMLElement>(`[name=${field}]`)?.focus();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = address.trim();
    if (!/^https:\/\/\S+$/.test(typed)) return fail('address');
    if (description.trim() === '') return fail('description');
    find(null);
    save.mutate({ address: typed, description: description.trim() }, { onSuccess: onDone });
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <TextInput
        autoFocus
        type="url"
        name="address"
        label="Address"
        description="It begins with https://"
        required
        maxLength={2000}
        value={address}
        onChange={({ currentTarget: { value } }) => write(value)}
        error={fault === 'address' ? 'Enter an address that begins with https://.' : fieldError(save.error, '/address')}
        mb="sm"
      />
      <Textarea
        name="description"
        label="Description"
        description="What reviewers see there. Leave out names of people and schools."
        required
        autosize
        maxLength={2000}
        value={description}
        onChange={({ currentTarget: { value } }) => describe(value)}
        error={fault === 'description' ? 'Say what reviewers see there.' : fieldError(save.error, '/description')}
      />
      {save.error && <ErrorNotice error={save.error} safe="Your entries are still here." />}
      <div className={files.controls}>
        <Button type="submit" loading={save.isPending}>
          {link ? 'Save' : 'Add link'}
        </Button>
        <Button type="button" variant="default" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
