import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BadgeChoice, OwnErasure } from '../../api/schema';
import { Confirm } from '../../ui/confirm';
import { DateText } from '../../ui/date-text';
import { ErrorNotice, Notice } from '../../ui/notice';
import { counted } from '../../ui/number-words';
import { BadgeChoiceField } from './badge-choice';
import { useRequestErasure, useWithdrawErasure } from './own-data.queries';

/** The reader's request to be erased: to make, to wait for, and to withdraw. */
export function OwnErasurePart({ latest, waitDays }: { latest: OwnErasure | null; waitDays: number }) {
  const isOpen = latest !== null && latest.state !== 'withdrawn' && latest.state !== 'done';
  return isOpen ? <Waiting erasure={latest} /> : <Request waitDays={waitDays} />;
}

function Request({ waitDays }: { waitDays: number }) {
  const [asked, ask] = useState(false);
  const [badges, choose] = useState<BadgeChoice>('keep');
  const requesting = useRequestErasure();
  return (
    <>
      <p>
        Your account, your texts and your files are deleted. Decisions and badges stay in the record, without your name.
        It begins {counted(waitDays, 'day')} after your request, once an administrator has confirmed it.
      </p>
      <Button variant="default" onClick={() => ask(true)}>
        Request erasure
      </Button>
      <Confirm
        opened={asked}
        title="Request to be erased?"
        confirmLabel="Request erasure"
        danger
        busy={requesting.isPending}
        error={requesting.error}
        onConfirm={() => requesting.mutate({ badges, reason: '' }, { onSuccess: () => ask(false) })}
        onClose={() => ask(false)}
      >
        <p>
          For {counted(waitDays, 'day')} you can withdraw the request on this page. Once it has begun, you can’t undo
          this. If you want to keep your work, request an export first.
        </p>
        <BadgeChoiceField label="Your badges" value={badges} onChange={choose} />
      </Confirm>
    </>
  );
}

const badgeWords: Record<BadgeChoice, string> = {
  keep: 'Your badges will stay valid.',
  revoke: 'Your badges will be revoked.',
};

function Waiting({ erasure }: { erasure: OwnErasure }) {
  const withdrawing = useWithdrawErasure();
  const { state, dueAt, requestedAt, confirmedAt, badges } = erasure;
  return (
    <>
      <Notice tone="caution" title="You will be erased" announce>
        <p>
          Requested on <DateText at={requestedAt} />. {badgeWords[badges]}
        </p>
        {state === 'held' ? (
          <p>A legal hold stops it for now. When the hold ends, it goes on.</p>
        ) : (
          <p>
            It begins on <DateText at={dueAt} relative /> at the earliest.{' '}
            {confirmedAt === null ? 'An administrator has to confirm it first.' : 'An administrator has confirmed it.'}
          </p>
        )}
      </Notice>
      {withdrawing.error && <ErrorNotice error={withdrawing.error} />}
      {state !== 'due' && (
        <Button mt="md" variant="default" loading={withdrawing.isPending} onClick={() => withdrawing.mutate()}>
          Withdraw request
        </Button>
      )}
    </>
  );
}
