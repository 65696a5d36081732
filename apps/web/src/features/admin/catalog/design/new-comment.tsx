import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { wordsAt } from '#catalog/place';
import type { VersionContent } from '../../../../api/schema';
import type { Autosave } from '../../../../autosave/autosave';
import { Form } from '../../../../ui/form';
import { ErrorNotice } from '../../../../ui/notice';
import { announce } from '../../parts/announcer';
import type { DraftPart } from '../draft/faults';
import { useComment } from './design.queries';
import { placesIn } from './places';

interface NewCommentProps {
  versionId: string;
  part: DraftPart;
  content: VersionContent;
  draft: Autosave<VersionContent>;
}

/** Comments on a place of this part, and may suggest other words for it. */
export function NewComment({ versionId, part, content, draft }: NewCommentProps) {
  const places = placesIn(part, content);
  const commenting = useComment(versionId);
  const [chosen, choose] = useState(places[0]?.place ?? '');
  const place = places.some((one) => one.place === chosen) ? chosen : (places[0]?.place ?? '');
  const [text, write] = useState('');
  const [suggestion, suggest] = useState<string | null>(null);
  const words = wordsAt(content, place);
  if (places.length === 0) return null;

  async function submit(event: FormEvent) {
    event.preventDefault();
    await draft.save(); // the comment is about what is on the page
    commenting.mutate(
      { place, text, ...(words !== null && suggestion !== null && { suggestion }) },
      {
        onSuccess: () => {
          write('');
          suggest(null);
          announce('Your comment was added.');
        },
      },
    );
  }

  return (
    <Form onSubmit={(event) => void submit(event)}>
      <NativeSelect
        label="Comment on"
        data={places.map(({ place: value, name: label }) => ({ value, label }))}
        value={place}
        onChange={({ currentTarget }) => {
          choose(currentTarget.value);
          suggest(null);
        }}
        mb="sm"
      />
      <Textarea
        label="Your comment"
        required
        autosize
        minRows={2}
        maxLength={4000}
        value={text}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        mb="sm"
      />
      {words !== null && (
        <Checkbox
          label="Suggest other words"
          checked={suggestion !== null}
          onChange={({ currentTarget }) => suggest(currentTarget.checked ? words : null)}
          mb="sm"
        />
      )}
      {words !== null && suggestion !== null && (
        <Textarea
          label="Suggested words"
          required
          autosize
          maxLength={8000}
          value={suggestion}
          onChange={({ currentTarget }) => suggest(currentTarget.value)}
          mb="sm"
        />
      )}
      <Button type="submit" variant="default" loading={commenting.isPending}>
        Add comment
      </Button>
      {commenting.error && <ErrorNotice error={commenting.error} safe="Your comment is still here." />}
    </Form>
  );
}
