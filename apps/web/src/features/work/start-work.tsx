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

/** Starting work. The page shows the deadline first, because the days begin to count. */
export function StartWork({ enrollment }: { enrollment: EnrollmentDetail }) {
  const { data: pilot, error } = useQuery(pilotQuery(enrollment.pilot.id));
  const start = useStartWork(enrollment.id);
  const [asking, ask] = useState(false);
  if (error) return <ErrorNotice error={error} safe="You are registered but have not started." />;
  if (!pilot) return <Loading what="Calculating your deadline" />;
  const deadline = deadlineIfStartedToday(pilot);
  return (
    <>
      <p>You have a seat. Your days begin to count when you start work. If you start today: {deadline}</p>
      <div className={classes.actions}>
        <Button onClick={() => ask(true)}>Start work</Button>
      </div>
      <Confirm
        opened={asking}
        title="Start work"
        confirmLabel="Start today"
        busy={start.isPending}
        error={start.error}
        onClose={() => ask(false)}
        onConfirm={() => start.mutate()}
      >
        <p>{deadline}</p>
        <p>You can’t undo this. Only the people who run the pilot can pause your clock or extend your deadline.</p>
      </Confirm>
    </>
  );
}
