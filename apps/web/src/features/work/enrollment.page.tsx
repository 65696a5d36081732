import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import type { EnrollmentDetail, SubmissionSummary } from '../../api/schema';
import { endOfDay } from '../../ui/end-of-day';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { Earned } from '../awards/earned';
import { Attempts } from './attempts';
import { DeadlineSection } from './deadline';
import { dayInWords, daysLeftInWords } from '../../ui/days';
import { enrollmentQuery } from './enrollment.queries';
import { badgeWaits, isWorking } from './enrollment-state';
import { MeetYourCoach } from './revising/meet-your-coach';
import { Submitted } from './submitted';
import { RequirementsLine } from './requirements-line';
import { StartWork } from './start-work';
import { currentSubmissionQuery } from './submission.queries';
import { TaskList } from './task-list';
import { WithdrawLink } from './withdraw-link';

const route = getRouteApi('/candidate/work/$enrollmentId');

/** One enrollment: the next thing to do, and nothing that competes with it. */
export function EnrollmentPage() {
  const { data: enrollment } = useSuspenseQuery({
    ...enrollmentQuery(route.useParams().enrollmentId),
    refetchInterval: 60_000,
  });
  const { data: current } = useSuspenseQuery(currentSubmissionQuery(enrollment));
  const { version, pilot, deadline } = enrollment;
  return (
    <Page
      title={`${version.code} ${version.title}`}
      breadcrumb={
        <>
          <Link to="/work">My work</Link> · {pilot.title}
        </>
      }
      lead={timeLeft(enrollment)}
    >
      <Now enrollment={enrollment} current={current} />
      {!badgeWaits(enrollment) && <RequirementsLine enrollment={enrollment} />}
      {deadline && (isWorking(enrollment.state) || enrollment.state === 'expired') && (
        <DeadlineSection enrollment={enrollment} deadline={deadline} />
      )}
      <Attempts enrollment={enrollment} />
      {enrollment.possible.includes('withdraw') && <WithdrawLink enrollmentId={enrollment.id} />}
    </Page>
  );
}

function timeLeft({ state, daysLeft, deadline }: EnrollmentDetail): string | undefined {
  if (daysLeft === null || deadline === null || !isWorking(state)) return undefined;
  if (state !== 'paused' && daysLeft > 0)
    return `${daysLeftInWords(daysLeft)}, until the end of ${dayInWords(deadline.lastDay)}`;
  return state === 'paused' ? `${daysLeftInWords(daysLeft)} when the pause ends` : daysLeftInWords(daysLeft);
}

/** What matters most in this state. */
function Now({ enrollment, current }: { enrollment: EnrollmentDetail; current: SubmissionSummary | null }) {
  const { state, waitlistPlace, history } = enrollment;
  const reason = history.find(({ to }) => to === state)?.reason;
  const tasks = current?.state === 'draft' && <TaskList enrollment={enrollment} submissionId={current.id} />;
  switch (state) {
    case 'waitlisted':
      return (
        <Notice title={`You are number ${waitlistPlace ?? '…'} on the waiting list`}>
          When a seat opens, it goes to the first person on the list. You will get an email when it is yours. You don’t
          need to do anything until then.
        </Notice>
      );
    case 'registered':
      return <StartWork enrollment={enrollment} />;
    case 'active':
      return tasks || null;
    case 'paused':
      return (
        <>
          <Notice title="Your clock is paused">
            {reason && <>Reason: {reason} </>}You keep the days you had left. You can continue writing; you can submit
            when the pause ends.
          </Notice>
          {tasks}
        </>
      );
    case 'resubmitting':
      return (
        <>
          {current?.state === 'released' && <MeetYourCoach enrollmentId={enrollment.id} />}
          {tasks}
        </>
      );
    case 'submitted':
      return current && <Submitted enrollment={enrollment} current={current} />;
    case 'expired':
      return (
        <>
          <Notice tone="caution" title="The deadline has passed" announce>
            {enrollment.closesAt && <>The deadline was {endOfDay(enrollment.closesAt, enrollment.zone)}. </>}
            Everything you wrote and uploaded is kept as a draft. If you need more time, ask the people who run the
            pilot for an extension. You can’t submit without one.
          </Notice>
          {tasks}
        </>
      );
    case 'earned':
      return <Earned enrollmentId={enrollment.id} />;
    case 'not_earned':
      return (
        <Notice title="This enrollment ended without the badge">
          You can still read what you submitted and what the reviewers wrote.
        </Notice>
      );
    case 'withdrawn':
      return <Notice title="You withdrew">{reason && <>Your reason: {reason}</>}</Notice>;
  }
}
