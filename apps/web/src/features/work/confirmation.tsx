import { Button } from '@mantine/core';
import type { Artifact } from '../../api/schema';
import { answerOf, api } from '../../api/client';
import { DateText } from '../../ui/date-text';
import { ErrorNotice, Notice } from '../../ui/notice';
import { Section } from '../../ui/page';
import { useOnDraft } from './submission.queries';

interface ConfirmationProps {
  submissionId: string;
  kind: Artifact['kind'];
  confirmation: NonNullable<Artifact['confirmation']>;
}

/** Whether the candidate's coach confirms this artifact, and the button that asks for it. */
export function Confirmation({ submissionId, kind, confirmation }: ConfirmationProps) {
  const { state, askedAt, answeredAt, note } = confirmation;
  const ask = useOnDraft(submissionId, (_: void) =>
    answerOf(
      api.POST('/v1/submissions/{submissionId}/artifacts/{kind}/confirmation', {
        params: { path: { submissionId, kind } },
      }),
    ),
  );
  return (
    <Section title="Your coach confirms this artifact">
      {state === 'confirmed' && (
        <Notice tone="good" title="Confirmed">
          {answeredAt && <DateText at={answeredAt} />}. If you change this artifact, your coach has to confirm it again.
        </Notice>
      )}
      {state === 'asked' && (
        <Notice title="Your coach has not answered yet">
          You asked {askedAt && <DateText at={askedAt} />}. Your coach reads this artifact as it is when they open it.
        </Notice>
      )}
      {state === 'declined' && (
        <Notice tone="caution" title="Your coach asks for a change first">
          <p style={{ margin: 0, whiteSpace: 'pre-line' }} dir="auto">
            {note}
          </p>
        </Notice>
      )}
      {state === 'lapsed' && (
        <Notice tone="caution" title="No longer confirmed">
          This artifact changed after your coach confirmed it. When it is finished, ask again.
        </Notice>
      )}
      {state !== 'confirmed' && state !== 'asked' && (
        <>
          <p>
            Before you can submit, one of your coaches confirms that this artifact is right. When you ask, your coaches
            can read this artifact. They don’t see the rest of your work.
          </p>
          <Button variant="default" loading={ask.isPending} onClick={() => ask.mutate()}>
            Ask my coach to confirm it
          </Button>
        </>
      )}
      {ask.error && <ErrorNotice error={ask.error} />}
    </Section>
  );
}
