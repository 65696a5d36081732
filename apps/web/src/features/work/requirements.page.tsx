import { Button, Radio, Textarea } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { fieldError } from '../../api/problem';
import type { EnrollmentDetail } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { Empty } from '../../ui/empty';
import lists from '../../ui/lists.module.css';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Page, Section } from '../../ui/page';
import { enrollmentQuery, useGiveFeedback } from './enrollment.queries';
import { OverEnrollment } from './over-enrollment';
import classes from './work.module.css';

const route = getRouteApi('/candidate/work/$enrollmentId/requirements');

/** What the pilot asks for beside the artifacts: the community, and feedback on the micro-credential. */
export function RequirementsPage() {
  const { data: enrollment } = useSuspenseQuery(enrollmentQuery(route.useParams().enrollmentId));
  const { requirements, startedAt } = enrollment;
  const community = requirements.find(({ kind }) => kind === 'community');
  return (
    <Page title="What the pilot also asks for" over={<OverEnrollment enrollment={enrollment} />}>
      {requirements.length === 0 && (
        <Empty title="This pilot asks for nothing beside the artifacts.">Feedback is welcome all the same.</Empty>
      )}
      {community && (
        <Section title="Online community">
          <p>
            Take part in the online community by answering its prompts. The people who run the pilot record it here.
          </p>
          <p>
            {community.metAt ? (
              <>
                Recorded as met on <DateText at={community.metAt} dayOnly />.
              </>
            ) : (
              `Not recorded yet.${community.awardWaits ? ' The badge waits for it.' : ''}`
            )}
          </p>
        </Section>
      )}
      <Section title="Feedback on rigor and clarity">
        {startedAt === null ? (
          <Empty title="Feedback comes from having worked on it.">Start work first.</Empty>
        ) : (
          <Feedback enrollment={enrollment} />
        )}
      </Section>
    </Page>
  );
}

function Feedback({ enrollment }: { enrollment: EnrollmentDetail }) {
  const { feedback, requirements } = enrollment;
  const give = useGiveFeedback(enrollment.id);
  const waits = requirements.some(({ kind, awardWaits, metAt }) => kind === 'feedback' && awardWaits && metAt === null);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    give.mutate({
      rigor: Number(given.get('rigor')),
      clarity: Number(given.get('clarity')),
      text: String(given.get('text') ?? ''),
    });
  }

  return (
    <form onSubmit={submit}>
      <p>
        How it was to work on the micro-credential itself, for those who write it. It has no part in your review.
        {waits && ' The badge waits for it.'}
      </p>
      <Scale
        name="rigor"
        label="Rigor"
        about="Does it ask for what a leader has to be able to do?"
        given={feedback?.rigor}
      />
      <Scale name="clarity" label="Clarity" about="Was it plain what was asked for?" given={feedback?.clarity} />
      <Textarea
        name="text"
        label="In words"
        description="What to keep, and what to change"
        autosize
        minRows={4}
        maxLength={8000}
        defaultValue={feedback?.text}
        error={fieldError(give.error, '/text')}
      />
      {give.error && <ErrorNotice error={give.error} safe="What you filled in is still here." />}
      {give.isSuccess && (
        <Notice tone="good" announce>
          Thank you; your feedback is kept. You can change it here.
        </Notice>
      )}
      <div className={classes.actions}>
        <Button type="submit" loading={give.isPending}>
          {feedback ? 'Change the feedback' : 'Give feedback'}
        </Button>
        {feedback && (
          <span className={lists.soft}>
            Given <DateText at={feedback.givenAt} />
          </span>
        )}
      </div>
    </form>
  );
}

function Scale({ name, label, about, given }: { name: string; label: string; about: string; given?: number }) {
  return (
    <Radio.Group
      name={name}
      label={label}
      description={`${about} 1 is poor, 5 is excellent.`}
      defaultValue={given?.toString()}
      required
      mb="lg"
    >
      <div className={classes.scale}>
        {[1, 2, 3, 4, 5].map((mark) => (
          <Radio key={mark} value={String(mark)} label={String(mark)} required />
        ))}
      </div>
    </Radio.Group>
  );
}
