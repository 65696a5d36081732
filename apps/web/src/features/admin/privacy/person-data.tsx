import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BadgeChoice, Erasure } from '../../../api/schema';
import { DateText } from '../../../ui/date-text';
import { Section } from '../../../ui/page';
import { BadgeChoiceField } from '../../privacy/badge-choice';
import { ActionButton } from '../parts/action-button';
import classes from '../parts/parts.module.css';
import { HoldLine } from './hold-line';
import {
  dataStandingQuery,
  useConfirmErasure,
  useDeactivate,
  usePlaceHold,
  useReactivate,
  useRequestErasureOf,
  useWithdrawErasureOf,
} from './privacy.queries';

interface Who {
  personId: string;
  name: string;
}

/** Deactivating a person, a legal hold on them, and their erasure. */
export function PersonData({ personId, name }: Who) {
  const { data } = useSuspenseQuery(dataStandingQuery(personId));
  const { deactivatedAt, erasedAt, erasure, holds } = data;
  if (erasedAt !== null)
    return (
      <Section title="Account and data">
        <p>
          Erased on <DateText at={erasedAt} />. The record keeps decisions and badges, without the name.
        </p>
      </Section>
    );
  const who = { personId, name };
  const isOpen = erasure !== null && erasure.state !== 'withdrawn' && erasure.state !== 'done';
  return (
    <Section title="Account and data">
      {deactivatedAt !== null && (
        <p>
          Deactivated on <DateText at={deactivatedAt} />: they cannot sign in, and get no email.
        </p>
      )}
      {holds.map((hold) => (
        <HoldLine key={hold.id} hold={hold} />
      ))}
      {isOpen && <ErasureLine erasure={erasure} {...who} />}
      <div className={classes.actions}>
        {deactivatedAt === null ? <Deactivate {...who} /> : <Reactivate {...who} />}
        {!holds.some(({ person }) => person !== null) && <PlaceHold {...who} />}
        {!isOpen && <RequestErasure {...who} />}
      </div>
    </Section>
  );
}

const stateWords: Record<Erasure['state'], string> = {
  requested: 'Erasure requested',
  held: 'Erasure stopped by a legal hold',
  due: 'Erasure in progress',
  withdrawn: 'Erasure withdrawn',
  done: 'Erased',
};

function ErasureLine({ erasure, personId, name }: { erasure: Erasure } & Who) {
  const { id, state, badges, requestedAt, dueAt, confirmedAt, requestedBy, reason } = erasure;
  const confirming = useConfirmErasure(personId, id);
  const withdrawing = useWithdrawErasureOf(personId);
  return (
    <div className={classes.nested}>
      <p>
        <strong>{stateWords[state]}</strong> on <DateText at={requestedAt} />{' '}
        {requestedBy === personId ? 'by the person' : 'by an administrator'}
        {reason === '' ? '' : `: ${reason}`}
      </p>
      <p>
        It begins on <DateText at={dueAt} relative /> at the earliest, once it is confirmed.{' '}
        {confirmedAt === null ? 'It is not confirmed yet.' : 'It is confirmed.'} The badges{' '}
        {badges === 'keep' ? 'stay valid.' : 'are revoked.'}
      </p>
      <div className={classes.actions}>
        {confirmedAt === null && (
          <ActionButton
            label="Confirm erasure"
            title={`Confirm the erasure of ${name}`}
            danger
            done={`The erasure of ${name} is confirmed.`}
            act={confirming}
          >
            When the waiting time is over, the account, the texts and the files are deleted. You can’t undo this then.
            Make sure that the request really comes from them.
          </ActionButton>
        )}
        {state !== 'due' && (
          <ActionButton
            label="Withdraw erasure"
            title={`Withdraw the erasure of ${name}`}
            done={`The erasure of ${name} is withdrawn.`}
            act={withdrawing}
          >
            Nothing is deleted. They are told.
          </ActionButton>
        )}
      </div>
    </div>
  );
}

function Deactivate({ personId, name }: Who) {
  return (
    <ActionButton
      label="Deactivate account"
      title={`Deactivate the account of ${name}`}
      confirmLabel="Deactivate"
      done={`The account of ${name} is deactivated.`}
      act={useDeactivate(personId)}
    >
      They are signed out, cannot sign in, and get no email. Nothing is deleted, and you can reactivate the account.
    </ActionButton>
  );
}

function Reactivate({ personId, name }: Who) {
  return (
    <ActionButton
      label="Reactivate account"
      title={`Reactivate the account of ${name}`}
      confirmLabel="Reactivate"
      done={`The account of ${name} is active again.`}
      act={useReactivate(personId)}
    >
      They can sign in again, with everything as it was.
    </ActionButton>
  );
}

function PlaceHold({ personId, name }: Who) {
  return (
    <ActionButton
      label="Place legal hold"
      title={`Place a legal hold on ${name}`}
      reason="Why nothing may be deleted"
      done={`There is a legal hold on ${name}.`}
      act={usePlaceHold({ personId })}
    >
      Nothing about them is deleted until it ends: no erasure begins, and no record goes at the end of its period.
    </ActionButton>
  );
}

function RequestErasure({ personId, name }: Who) {
  const [badges, choose] = useState<BadgeChoice>('keep');
  return (
    <ActionButton
      label="Request erasure"
      title={`Request the erasure of ${name}`}
      reason="Why, for the administrator who confirms it"
      danger
      done={`The erasure of ${name} is requested. They are told.`}
      act={useRequestErasureOf(personId, badges)}
    >
      <p>Another administrator has to confirm it. Until it begins, it can be withdrawn.</p>
      <BadgeChoiceField label="Their badges" value={badges} onChange={choose} />
    </ActionButton>
  );
}
