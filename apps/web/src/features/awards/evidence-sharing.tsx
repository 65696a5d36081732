import { Button, Checkbox, TextInput, Title } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { Confirm } from '../../ui/confirm';
import { CopyButton } from '../../ui/copy-button';
import { DateText } from '../../ui/date-text';
import { ErrorNotice } from '../../ui/notice';
import { Section } from '../../ui/page';
import classes from './awards.module.css';
import { type EvidenceItem, evidenceQuery, useSharing } from './evidence.queries';

/** The evidence behind the badge, item by item: private, or shared by a link that can be removed. */
export function EvidenceSharing({ awardId }: { awardId: string }) {
  const { data } = useSuspenseQuery(evidenceQuery(awardId));
  if (data.items.length === 0) {
    return (
      <Section title="Evidence">
        <p>You earned this badge with other badges. Share the evidence from those badges.</p>
      </Section>
    );
  }
  return (
    <Section title="Evidence">
      <p>
        No one can see your submission unless you share it. Each item has its own link, which you can remove at any
        time. The badge’s public page leads to what you share, unless you uncheck that.
      </p>
      <ul className={classes.badges}>
        {data.items.map((item) => (
          <Item key={item.item} awardId={awardId} item={item} />
        ))}
      </ul>
    </Section>
  );
}

function Item({ awardId, item: { item, title, share } }: { awardId: string; item: EvidenceItem }) {
  const sharing = useSharing(awardId, item);
  const [withdrawing, setWithdrawing] = useState(false);
  const link = useRef<HTMLInputElement>(null);
  const shareButton = useRef<HTMLButtonElement>(null);
  const shared = share !== null;
  const before = useRef(shared);
  useEffect(() => {
    if (before.current !== shared) (shared ? link : shareButton).current?.focus(); // the button that was pressed is gone
    before.current = shared;
  }, [shared]);
  const withdraw = () => sharing.mutate(null, { onSuccess: () => setWithdrawing(false) });
  return (
    <li className={classes.evidence}>
      <Title order={3}>{title}</Title>
      {share === null ? (
        <p>
          Private{' '}
          <Button
            ref={shareButton}
            size="compact-sm"
            variant="default"
            loading={sharing.isPending}
            onClick={() => sharing.mutate({ listed: true })}
            aria-label={`Share: ${title}`}
          >
            Share
          </Button>
        </p>
      ) : (
        <>
          <TextInput
            ref={link}
            readOnly
            aria-label={`Link to: ${title}`}
            description={
              <>
                Shared <DateText at={share.sharedAt} />
              </>
            }
            value={share.url}
            onFocus={(event) => event.currentTarget.select()}
            my="xs"
          />
          <Checkbox
            label={`On the badge’s public page: ${title}`}
            checked={sharing.isPending && sharing.variables ? sharing.variables.listed : share.listed}
            onChange={(event) => sharing.mutate({ listed: event.currentTarget.checked })}
            mb="xs"
          />
          <CopyButton text={share.url} what="the link" />
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => setWithdrawing(true)}
            aria-label={`Remove link: ${title}`}
          >
            Remove link
          </Button>
        </>
      )}
      {sharing.isError && !withdrawing && <ErrorNotice error={sharing.error} safe="Nothing was changed." />}
      <Confirm
        opened={withdrawing}
        title={`Remove link: ${title}`}
        confirmLabel="Remove link"
        danger
        busy={sharing.isPending}
        error={sharing.error}
        onConfirm={withdraw}
        onClose={() => setWithdrawing(false)}
      >
        <p>This link will stop working for everyone, permanently. You can share the item again with a new link.</p>
      </Confirm>
    </li>
  );
}
