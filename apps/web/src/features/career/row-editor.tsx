import { Button, TextInput } from '@mantine/core';
import { Section } from '../../ui/page';
import { descriptionBelow } from '../../ui/description-below';
import classes from './career.module.css';
import { emptyRow, type Field, type ListName, lists, type Row, type RowList } from './record-draft';

interface RowEditorProps {
  name: ListName;
  rows: Row[];
  onChange: (rows: Row[]) => void;
  /** What is wrong in one place of the record, by its JSON pointer. */
  faultAt: (pointer: string) => string | undefined;
}

const types = { text: 'text', day: 'date', hours: 'number' } as const;

/** One list of the record: its rows with their fields, and a button to add a row. */
export function RowEditor({ name, rows, onChange, faultAt }: RowEditorProps) {
  const { title, one, about, fields }: RowList = lists[name];
  const edit = (key: number, field: string, entry: string) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, entries: { ...row.entries, [field]: entry } } : row)));
  return (
    <Section title={title}>
      <p className={classes.soft}>{about}</p>
      {rows.map(({ key, entries }, index) => (
        <fieldset key={key} className={classes.row}>
          <legend>{`${one[0]!.toUpperCase()}${one.slice(1)} ${index + 1}`}</legend>
          <div className={classes.fields}>
            {fields.map((field) => (
              <TextInput
                key={field.name}
                type={types[field.kind]}
                label={field.label}
                description={field.description}
                inputWrapperOrder={descriptionBelow}
                required={field.optional !== true}
                value={entries[field.name]}
                error={faultAt(`/${name}/${index}/${field.name}`)}
                onChange={({ currentTarget: { value } }) => edit(key, field.name, value)}
                {...boundsOf(field)}
              />
            ))}
          </div>
          <Button
            type="button"
            size="compact-sm"
            variant="subtle"
            aria-label={`Remove ${one} ${index + 1}`}
            onClick={() => onChange(rows.filter((row) => row.key !== key))}
          >
            Remove
          </Button>
        </fieldset>
      ))}
      <Button type="button" variant="default" onClick={() => onChange([...rows, emptyRow(name)])}>
        {rows.length === 0 ? `Add ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}` : `Add another ${one}`}
      </Button>
    </Section>
  );
}

function boundsOf({ kind, maxLength }: Field) {
  if (kind === 'hours') return { min: 0.25, max: 500, step: 0.25, inputMode: 'decimal' as const };
  return kind === 'day' ? { min: '1950-01-01', max: '2199-12-31' } : { maxLength };
}
