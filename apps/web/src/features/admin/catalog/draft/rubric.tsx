import { Button, Checkbox, Textarea, TextInput } from '@mantine/core';
import { Section } from '../../../../ui/page';
import classes from '../../parts/parts.module.css';
import { freeId, type PartProps, shift } from './draft-edit';
import { DraftMark } from './draft-mark';
import { OrderButtons } from './order-buttons';
import { PassRulePart } from './pass-rule';

/** The rubric scale, and what it takes to pass. Levels that do not meet come first. */
export function Rubric({ content, edit, faultAt }: PartProps) {
  return (
    <Section title="Scale">
      <p className={classes.soft}>List levels from lowest to highest: levels that do not meet come first.</p>
      {faultAt('/rubric') && (
        <p role="status" className={classes.urgent}>
          {faultAt('/rubric')}
        </p>
      )}
      {content.rubric.map((level, index) => (
        <fieldset key={level.code} className={classes.group}>
          <legend>Level {index + 1}</legend>
          <div className={classes.pair}>
            <TextInput
              label={`Name of level ${index + 1}`}
              required
              maxLength={100}
              value={level.name}
              error={faultAt(`/rubric/${index}/name`)}
              onChange={({ currentTarget: { value } }) => edit((next) => void (next.rubric[index]!.name = value))}
            />
            <Textarea
              label={`About level ${index + 1}`}
              autosize
              maxLength={8000}
              value={level.about}
              error={faultAt(`/rubric/${index}/about`)}
              onChange={({ currentTarget: { value } }) => edit((next) => void (next.rubric[index]!.about = value))}
            />
          </div>
          <DraftMark content={content} edit={edit} place={`/rubric/${level.code}`} what={`level ${index + 1}`} />
          <DraftMark
            content={content}
            edit={edit}
            place={`/rubric/${level.code}/about`}
            what={`the description of level ${index + 1}`}
          />
          {content.passRule.kind !== 'at-least-level' && (
            <Checkbox
              mt="sm"
              label={`A detail at level ${index + 1} is met`}
              checked={level.meets}
              error={faultAt(`/rubric/${index}/meets`)}
              onChange={({ currentTarget: { checked } }) => edit((next) => void (next.rubric[index]!.meets = checked))}
            />
          )}
          <OrderButtons
            what={`level ${index + 1}`}
            first={index === 0}
            last={index === content.rubric.length - 1}
            onShift={(by) => edit((next) => shift(next.rubric, index, by))}
            onRemove={() => edit((next) => void next.rubric.splice(index, 1))}
          />
        </fieldset>
      ))}
      <Button
        variant="default"
        onClick={() =>
          edit(
            (next) =>
              void next.rubric.push({
                code: freeId(
                  'level-',
                  next.rubric.map(({ code }) => code),
                ),
                name: '',
                meets: true,
                about: '',
              }),
          )
        }
      >
        Add a level
      </Button>
      <PassRulePart content={content} edit={edit} faultAt={faultAt} />
    </Section>
  );
}
