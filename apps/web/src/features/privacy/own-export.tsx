import { Button } from '@mantine/core';
import { downloadOf } from '../../api/program';
import type { DataExport } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { ErrorNotice } from '../../ui/notice';
import { counted } from '../../ui/number-words';
import { useRequestExport } from './own-data.queries';

/** The reader's export: to request, to wait for, and to download. */
export function OwnExportPart({ latest, days }: { latest: DataExport | null; days: number }) {
  const requesting = useRequestExport();
  const isMade = latest?.state === 'requested';
  return (
    <>
      <p>
        The export is a ZIP file with everything about you and the files that you uploaded. Only you can download it,
        for {counted(days, 'day')}.
      </p>
      <div role="status">
        {isMade && <p>Your export is being made. We will send you a message when it is ready.</p>}
        {latest?.state === 'ready' && (
          <p>
            <a href={downloadOf(`/v1/me/data/exports/${latest.id}/content`)} download>
              Download your export ({megabytes(latest.size ?? 0)})
            </a>
            , until <DateText at={latest.expiresAt!} />.
          </p>
        )}
        {latest?.state === 'failed' && <p>Your last export could not be made. Request it again.</p>}
      </div>
      {requesting.error && <ErrorNotice error={requesting.error} />}
      <Button variant="default" disabled={isMade} loading={requesting.isPending} onClick={() => requesting.mutate()}>
        Request export
      </Button>
    </>
  );
}

function megabytes(size: number): string {
  return `${Math.max(0.1, size / 1_000_000).toLocaleString('en-US', { maximumFractionDigits: 1 })} MB`;
}
