import { isClash } from '../../../../api/problem';
import { ErrorNotice, Notice } from '../../../../ui/notice';

/** Why a stack or micro-credential was not saved. `what`: for example "this stack". */
export function NotSaved({ error, what }: { error: unknown; what: string }) {
  if (!isClash(error)) return <ErrorNotice error={error} safe="Your entries are still here." />;
  return (
    <Notice tone="caution" title={`Someone else changed ${what}`} announce>
      Your entries were not saved. This page shows the other changes now. Check the entries, then save again.
    </Notice>
  );
}
