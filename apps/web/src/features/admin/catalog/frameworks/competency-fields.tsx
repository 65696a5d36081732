import { NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core';
import { fieldError } from '../../../../api/problem';
import type { AuthoredFramework, CompetencyInput } from '../../../../api/schema';
import { codesIn } from '../../parts/codes-in';
import classes from '../../parts/parts.module.css';

interface CompetencyFieldsProps {
  framework: AuthoredFramework;
  saved?: CompetencyInput;
  error: unknown;
}

/** The fields of a competency, read by {@link competencyFrom}. */
export function CompetencyFields({ framework: { domains, levels }, saved, error }: CompetencyFieldsProps) {
  return (
    <>
      <div className={classes.pair}>
        <NumberInput
          name="number"
          label="Number"
          required
          min={1}
          allowDecimal={false}
          defaultValue={saved?.number}
          error={fieldError(error, '/number')}
        />
        <NativeSelect
          name="place"
          label="Function"
          required
          defaultValue={saved && placeOf(saved.domain, saved.function)}
          error={fieldError(error, '/function') ?? fieldError(error, '/domain')}
          data={domains.map((domain) => ({
            group: domain.name,
            items: domain.functions.map(({ name }) => ({ value: placeOf(domain.code, name), label: name })),
          }))}
        />
      </div>
      <TextInput
        name="title"
        label="Title"
        required
        maxLength={1000}
        defaultValue={saved?.title}
        error={fieldError(error, '/title')}
      />
      <TextInput
        name="psel"
        label="PSEL codes (optional)"
        description="With commas between them, for example 4a, 4b."
        maxLength={1000}
        defaultValue={saved?.psel.join(', ')}
      />
      {levels.map(({ code, name }) => (
        <Textarea
          key={code}
          name={`level ${code}`}
          label={`What it looks like at the level ${name} (optional)`}
          autosize
          minRows={2}
          maxLength={20000}
          defaultValue={saved?.levels[code]}
          error={fieldError(error, `/levels/${code}`)}
        />
      ))}
    </>
  );
}

/** What a form with {@link CompetencyFields} says. */
export function competencyFrom(form: HTMLFormElement, { levels }: AuthoredFramework): CompetencyInput {
  const data = new FormData(form);
  const said = (name: string) => String(data.get(name) ?? '').trim();
  const [domain, name] = JSON.parse(said('place') || '["",""]') as [string, string];
  const described = levels.map(({ code }) => [code, said(`level ${code}`)] as const);
  return {
    number: Number(said('number')),
    domain,
    function: name,
    title: said('title'),
    psel: codesIn(said('psel')),
    levels: Object.fromEntries(described.filter(([, words]) => words !== '')),
  };
}

const placeOf = (domain: string, name: string): string => JSON.stringify([domain, name]);
