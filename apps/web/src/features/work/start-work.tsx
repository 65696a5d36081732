import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { EnrollmentDetail } from '../../api/schema';
import { Confirm } from '../../ui/confirm';
import { Loading } from '../../ui/loading';
import { ErrorNotice } from '../../ui/notice';
import { deadlineIfStartedToday } from './deadline';
import { pilotQuery, useStartWork } from './enrollment.queries';
import classes from './work.module.css';

/** Starting: the window begins, so the deadline is told before the button is pressed. */
export function StartWork({ enrollment }: { enrollment: EnrollmentDetail }) {
  const { data: pilot, error } = useQuery(pilotQuery(enrollment.pilot.id));
  const start = useStartWork(enrollment.id);
  const [asking, ask] = useState(false);
  if (error) return <ErrorNotice error={error} safe="You are registered; nothing has started." />;
  if (!pilot) return <Loading what="Working out your deadline" />;
  const deadline = deadlineIfStartedToday(pilot);
  return (
    <>
      <p>You have a seat. Your days begin when you start, not before. If you start today: {deadline}</p>
      <div className={classes.actions}>
        <Button onClick={() => ask(true)}>Start work</Button>
      </div>
      <Confirm
        opened={asking}
        title="Start work"
        deed="Start today"
        busy={start.isPending}
        error={start.error}
        onClose={() => ask(false)}
        onConfirm={() => start.mutate()}
      >
        <p>{deadline}</p>
        <p>Starting cannot be taken back. A pause or an extension is given by the people who run the pilot.</p>
      </Confirm>
    </>
  );
}
