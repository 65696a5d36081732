import { useSuspenseQuery } from '@tanstack/react-query';
import type { Version, VersionContent } from '../../../../api/schema';
import type { Autosave } from '../../../../autosave/autosave';
import { Section } from '../../../../ui/page';
import { counted } from '../../../../ui/number-words';
import type { DraftPart } from '../draft/faults';
import { CommentThread } from './comment-thread';
import classes from './design.module.css';
import { designQuery } from './design.queries';
import { NewComment } from './new-comment';
import { partOf } from './places';

interface CommentsProps {
  versionId: string;
  part: DraftPart;
  content: VersionContent;
  draft: Autosave<VersionContent>;
  /** Shows what the server has saved. */
  adopt: (saved: Version) => void;
}

/** What the design team says about a part of the draft. */
export function Comments({ versionId, part, content, draft, adopt }: CommentsProps) {
  const { comments, may } = useSuspenseQuery(designQuery(versionId)).data;
  const here = comments.filter(({ place }) => partOf(place, content) === part);
  const resolved = here.filter(({ resolvedAt }) => resolvedAt !== null);
  const thread = (comment: (typeof here)[number]) => (
    <li key={comment.id}>
      <CommentThread comment={comment} {...{ content, may, draft, adopt }} />
    </li>
  );
  return (
    <div>
      <Section title="Comments on this part">
        {here.length > resolved.length && (
          <ul className={classes.threads}>{here.filter(({ resolvedAt }) => resolvedAt === null).map(thread)}</ul>
        )}
        {resolved.length > 0 && (
          <details>
            <summary>{counted(resolved.length, 'resolved comment')}</summary>
            <ul className={classes.threads}>{resolved.map(thread)}</ul>
          </details>
        )}
        <NewComment key={part} {...{ versionId, part, content, draft }} />
      </Section>
    </div>
  );
}
