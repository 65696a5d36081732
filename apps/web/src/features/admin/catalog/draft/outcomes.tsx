import { Button, MultiSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { EssentialOutcome, VersionContent } from '../../../../api/schema';
import { Section } from '../../../../ui/page';
import classes from '../../parts/parts.module.css';
import { competencyChoicesQuery } from '../catalog.queries';
import { type Edit, type FaultAt, freeId, outcomeIds, shift } from './draft-edit';
import { OrderButtons } from './order-buttons';

/** The essential outcomes with their details and competencies. */
export function Outcomes({ content, edit, faultAt }: { content: VersionContent; edit: Edit; faultAt: FaultAt }) {
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
          <OutcomeFields outcome={outcome} index={index} edit={edit} faultAt={faultAt} />
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
    </Section>
  );
}

function OutcomeFields({
  outcome,
  index,
  edit,
  faultAt,
}: {
  outcome: EssentialOutcome;
  index: number;
  edit: Edit;
  faultAt: FaultAt;
}) {
  const { data: competencies = [] } = useQuery(competencyChoicesQuery);
  const at = `/outcomes/${index}`;
  const wrongCompetency = outcome.competencies.map((_, place) => faultAt(`${at}/competencies/${place}`)).find(Boolean);
  return (
    <>
      <Textarea
        label={`Statement of outcome ${outcome.number}`}
        required
        autosize
        maxLength={2000}
        value={outcome.statement}
        error={faultAt(`${at}/statement`)}
        onChange={({ currentTarget: { value } }) => edit((next) => void (next.outcomes[index]!.statement = value))}
        mb="sm"
      />
      <MultiSelect
        label={`Competencies of outcome ${outcome.number}`}
        searchable
        data={competencies.map(({ number, title }) => ({ value: String(number), label: `${number} ${title}` }))}
        value={outcome.competencies.map(String)}
        error={wrongCompetency}
        onChange={(values) => edit((next) => void (next.outcomes[index]!.competencies = values.map(Number)))}
        nothingFoundMessage="No competency matches"
      />
      <div className={classes.nested}>
        {outcome.details.length === 0 && (
          <p className={classes.soft}>An outcome without details is scored as a whole.</p>
        )}
        {outcome.details.map((detail, place) => (
          <div key={detail.id} style={{ marginBottom: '1rem' }}>
            <Textarea
              label={`Detail ${outcome.number}${detail.letter}`}
              required
              autosize
              maxLength={2000}
              value={detail.statement}
              error={faultAt(`${at}/details/${place}/statement`)}
              onChange={({ currentTarget: { value } }) =>
                edit((next) => void (next.outcomes[index]!.details[place]!.statement = value))
              }
            />
            <OrderButtons
              what={`detail ${outcome.number}${detail.letter}`}
              first={place === 0}
              last={place === outcome.details.length - 1}
              onShift={(by) => edit((next) => shift(next.outcomes[index]!.details, place, by))}
              onRemove={() => edit((next) => void next.outcomes[index]!.details.splice(place, 1))}
            />
          </div>
        ))}
        <Button
          size="compact-md"
          variant="default"
          disabled={outcome.details.length >= 26}
          aria-label={`Add a detail to outcome ${outcome.number}`}
          onClick={() =>
            edit(
              (next) =>
                void next.outcomes[index]!.details.push({
                  id: freeId(`${outcome.id}d`, outcomeIds(next)),
                  letter: 'a',
                  statement: '',
                }),
            )
          }
        >
          Add a detail
        </Button>
      </div>
    </>
  );
}
