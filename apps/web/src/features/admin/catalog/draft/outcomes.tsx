import { Button } from '@mantine/core';
import { Section } from '../../../../ui/page';
import classes from '../../parts/parts.module.css';
import { freeId, outcomeIds, type PartProps, shift } from './draft-edit';
import { OrderButtons } from './order-buttons';
import { OutcomeFields } from './outcome-fields';
import { OutcomesAsFile } from './outcomes-as-file';

/** The essential outcomes with their details, competencies, and what helps to show and to score them. */
export function Outcomes({ content, edit, faultAt }: PartProps) {
  return (
    <Section title="Outcomes">
      {faultAt('/outcomes') && (
        <p role="status" className={classes.urgent}>
          {faultAt('/outcomes')}
        </p>
      )}
      {content.outcomes.map((outcome, index) => (
        <fieldset key={outcome.id} className={classes.group}>
          <legend>Outcome {outcome.number}</legend>
          <OutcomeFields content={content} index={index} edit={edit} faultAt={faultAt} />
          <OrderButtons
            what={`outcome ${outcome.number}`}
            first={index === 0}
            last={index === content.outcomes.length - 1}
            onShift={(by) => edit((next) => shift(next.outcomes, index, by))}
            onRemove={() => edit((next) => void next.outcomes.splice(index, 1))}
          />
        </fieldset>
      ))}
      <Button
        variant="default"
        onClick={() =>
          edit(
            (next) =>
              void next.outcomes.push({
                id: freeId('o', outcomeIds(next)),
                number: 0,
                statement: '',
                details: [],
                competencies: [],
              }),
          )
        }
      >
        Add an outcome
      </Button>
      <OutcomesAsFile content={content} edit={edit} />
    </Section>
  );
}
