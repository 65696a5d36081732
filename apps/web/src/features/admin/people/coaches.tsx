import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { PersonDetail, PersonRef } from '../../../api/schema';
import { Form } from '../../../ui/form';
import { ErrorNotice } from '../../../ui/notice';
import { ActionButton } from '../parts/action-button';
import classes from '../parts/parts.module.css';
import { announce } from '../parts/announcer';
import { coachesQuery, useAddCoach, useEndCoaching } from './people.queries';

/** A candidate's coaches. Someone who coaches or coached a candidate never reviews that candidate. */
export function Coaches({ person }: { person: PersonDetail }) {
  const [coachId, choose] = useState<string | null>(null);
  const { data: coaches } = useQuery(coachesQuery(''));
  const adding = useAddCoach(person.id);
  const free = (coaches?.items ?? []).filter(
    ({ id }) => id !== person.id && person.coaches.every((coach) => coach.id !== id),
  );

  function submit(event: FormEvent) {
    event.preventDefault();
    if (coachId === null) return;
    adding.mutate(coachId, {
      onSuccess: () => {
        choose(null);
        announce('The coach was added.');
      },
    });
  }

  return (
    <>
      {person.coaches.length === 0 ? (
        <p className={classes.soft}>
          No one coaches <bdi>{person.name}</bdi>.
        </p>
      ) : (
        <ul className={classes.plain}>
          {person.coaches.map((coach) => (
            <CoachLine key={coach.id} candidate={person} coach={coach} />
          ))}
        </ul>
      )}
      <Form onSubmit={submit} className={classes.actions} style={{ alignItems: 'end' }}>
        <Select
          label="Add a coach"
          placeholder="Choose"
          searchable
          clearable
          value={coachId}
          onChange={choose}
          data={free.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
          nothingFoundMessage="No coach matches"
          style={{ flex: '0 1 22rem' }}
        />
        <Button type="submit" variant="default" disabled={coachId === null} loading={adding.isPending}>
          Add
        </Button>
      </Form>
      {adding.error && <ErrorNotice error={adding.error} />}
    </>
  );
}

function CoachLine({ candidate, coach }: { candidate: PersonRef; coach: PersonRef }) {
  return (
    <li className={classes.actions} style={{ marginTop: '0.25rem' }}>
      <span>
        <bdi>{coach.name}</bdi>
      </span>
      <ActionButton
        label="End coaching"
        about={`coaching by ${coach.name}`}
        title={`End coaching by ${coach.name}`}
        confirmLabel="End coaching"
        done="The coaching has ended."
        act={useEndCoaching(candidate.id, coach.id)}
        size="compact-sm"
      >
        <bdi>{coach.name}</bdi> can no longer see the progress of <bdi>{candidate.name}</bdi>, and still can’t review
        their work.
      </ActionButton>
    </li>
  );
}
