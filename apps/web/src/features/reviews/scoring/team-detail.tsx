import { Title } from '@mantine/core';
import type { Detail, RubricLevel } from '../review.queries';
import classes from './rubric.module.css';
import { elementOf } from './use-detail-keys';

interface TeamDetailProps {
  detail: Detail;
  label: string;
  headingOrder: 3 | 4;
  rubric: readonly RubricLevel[];
}

/** A detail that the team shows. It is scored on another submission of the team, and its score is copied here. */
export function TeamDetail({
  detail: { id, statement, score, scoredOn },
  label,
  headingOrder,
  rubric,
}: TeamDetailProps) {
  const name = `${elementOf(id)}-name`;
  return (
    <section className={classes.detail} id={elementOf(id)} tabIndex={-1} aria-labelledby={name}>
      <Title order={headingOrder} id={name} className={classes.name}>
        <span className={classes.label}>{label}</span> {statement}
      </Title>
      <p className={classes.soft}>
        {score === null
          ? `The team shows this. Score it on submission ${scoredOn}; the score is copied here when you lock that review.`
          : `${rubric.find(({ code }) => code === score.level)?.name ?? score.level}, as scored on submission ${scoredOn}.`}
      </p>
    </section>
  );
}
