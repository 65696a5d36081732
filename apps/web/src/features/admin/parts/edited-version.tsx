import { Button } from '@mantine/core';
import { type FetchQueryOptions, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Notice } from '../../../ui/notice';

/**
 * The version that a form edits. Until someone enters the form, it is the latest one. From then on it stays, so that the
 * form keeps its entries when the page reads its data again. `takeSaved` starts over with the saved version.
 * Use it as `<Form key={base.etag} {...watched}>`.
 */
export function useEditedVersion<Saved extends { etag: string }>(
  query: FetchQueryOptions<Saved, Error, Saved, string[]>,
  latest: Saved,
) {
  const queries = useQueryClient();
  const [base, setBase] = useState(latest);
  const [touched, setTouched] = useState(false);
  if (!touched && base.etag !== latest.etag) setBase(latest);
  const takeSaved = async (): Promise<void> => {
    setBase(await queries.fetchQuery({ ...query, staleTime: 0 }));
    setTouched(false);
  };
  const touch = () => setTouched(true);
  // A number that an arrow key changes gives no change event, and Safari gives a clicked checkbox no focus.
  return { base, watched: { onChange: touch, onFocus: touch }, takeSaved };
}

/** Offers the saved version after a clash. `what`: for example `this pilot`. */
export function ClashNotice({ what, onLoad }: { what: string; onLoad: () => void }) {
  return (
    <Notice tone="caution" title={`Someone else changed ${what}`} announce>
      <p>
        Your entries were not saved, so the other changes are safe. Load the saved version and make your changes again.
      </p>
      <Button type="button" variant="default" onClick={onLoad}>
        Load saved version
      </Button>
    </Notice>
  );
}
