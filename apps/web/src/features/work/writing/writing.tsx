import { Button } from '@mantine/core';
import type { Artifact } from '../../../api/schema';
import { SaveStatus } from '../../../autosave/save-status';
import { SetAside } from '../../../autosave/set-aside';
import { Loading } from '../../../ui/loading';
import { ErrorNotice, Notice } from '../../../ui/notice';
import { DateText } from '../../../ui/date-text';
import type { ArtifactKind } from '../submission.queries';
import { TextChoice } from './text-choice';
import { TextSheet } from './text-sheet';
import { TextVersions } from './text-versions';
import { useDraftText } from './use-draft-text';

interface WritingProps {
  submissionId: string;
  kind: ArtifactKind;
  title: string;
  requirement: NonNullable<Artifact['text']>;
}

/** The text editor. It saves by itself and says so. */
export function Writing({ submissionId, kind, title, requirement }: WritingProps) {
  const { draft, state, write, removedInvisible } = useDraftText(submissionId, kind);
  if (state.status === 'opening') return <Loading what="Loading your text" />;
  if (state.status === 'unopened')
    return (
      <ErrorNotice
        error={state.error}
        safe="Everything you saved is safe."
        retry={
          <Button mt="sm" variant="default" onClick={() => void draft.open()}>
            Try again
          </Button>
        }
      />
    );
  return (
    <>
      {state.restoredFrom !== null && (
        <Notice tone="good" announce>
          We restored unsaved text that you wrote here until <DateText at={state.restoredFrom} />.
        </Notice>
      )}
      {removedInvisible && (
        <Notice announce>
          We removed invisible characters that came with your text and cannot be saved. What you can read is unchanged.
        </Notice>
      )}
      {state.setAside !== null && <SetAside putBack={() => write(state.setAside!)} dismiss={draft.dismissSetAside} />}
      {state.theirs !== null && (
        <TextChoice mine={state.value} theirs={state.theirs} choose={(which) => void draft.choose(which)} />
      )}
      {state.status === 'refused' && (
        <ErrorNotice
          error={state.error}
          safe={state.kept ? 'Your text is kept in this browser.' : 'Copy your text before you leave this page.'}
        />
      )}
      <TextSheet
        title={title}
        value={state.value}
        requirement={requirement}
        write={write}
        onBlur={() => state.status === 'changed' && void draft.save()}
        status={
          <SaveStatus state={state} what="text" unwritten="Nothing saved yet" saveNow={() => void draft.save()} />
        }
      >
        <TextVersions submissionId={submissionId} kind={kind} draft={draft} />
      </TextSheet>
    </>
  );
}
