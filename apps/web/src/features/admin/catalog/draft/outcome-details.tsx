import { Button, Textarea } from '@mantine/core';
import type { EssentialOutcome } from '../../../../api/schema';
import classes from '../../parts/parts.module.css';
import { freeId, outcomeIds, type PartProps, shift } from './draft-edit';
import { DraftMark, isDraft } from './draft-mark';
import { OrderButtons } from './order-buttons';
import { RubricSentences } from './rubric-sentences';

/** The details of an outcome. Each has its own score. */
export function OutcomeDetails({ content, edit, faultAt, index }: PartProps & { index: number }) {
  const outcome = content.outcomes[index]!;
  const set = (change: (details: EssentialOutcome['details']) => void) =>
    edit((next) => change(next.outcomes[index]!.details));
  return (
    <div className={classes.nested}>
      {outcome.details.length === 0 && <p className={classes.soft}>An outcome without details is scored as a whole.</p>}
      {outcome.details.map((detail, nth) => {
        const at = `/outcomes/${index}/details/${nth}`;
        const place = `/outcomes/${outcome.id}/details/${detail.id}`;
        const name = `detail ${outcome.number}${detail.letter}`;
        return (
          <div key={detail.id} style={{ marginBottom: '1rem' }}>
            <Textarea
              label={`Detail ${outcome.number}${detail.letter}`}
              required
              autosize
              maxLength={2000}
              value={detail.statement}
              error={faultAt(`${at}/statement`)}
              onChange={({ currentTarget: { value } }) => set((next) => void (next[nth]!.statement = value))}
            />
            <DraftMark content={content} edit={edit} place={place} what={name} />
            <RubricSentences
              of={name}
              rubric={content.rubric}
              sentences={detail.rubricSentences}
              opened={isDraft(content, `${place}/rubricSentences`)}
              at={`${at}/rubricSentences`}
              faultAt={faultAt}
              onSentences={(sentences) => set((next) => void (next[nth]!.rubricSentences = sentences))}
            />
            <DraftMark
              content={content}
              edit={edit}
              place={`${place}/rubricSentences`}
              what={`what each level looks like for ${name}`}
            />
            <OrderButtons
              what={name}
              first={nth === 0}
              last={nth === outcome.details.length - 1}
              onShift={(by) => set((next) => shift(next, nth, by))}
              onRemove={() => set((next) => void next.splice(nth, 1))}
            />
          </div>
        );
      })}
      <Button
        size="compact-md"
        variant="default"
        disabled={outcome.details.length >= 26}
        aria-label={`Add a detail to outcome ${outcome.number}`}
        onClick={() =>
          edit((next) => {
            const id = freeId(`${outcome.id}d`, outcomeIds(next));
            next.outcomes[index]!.details.push({ id, letter: 'a', statement: '' });
          })
        }
      >
        Add a detail
      </Button>
    </div>
  );
}
