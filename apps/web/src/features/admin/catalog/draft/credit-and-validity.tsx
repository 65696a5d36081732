import { MultiSelect, NumberInput } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { Credit } from '../../../../api/schema';
import { Section } from '../../../../ui/page';
import classes from '../../parts/parts.module.css';
import { authoredQuery } from '../catalog.queries';
import { Alignments } from './alignments';
import type { PartProps } from './draft-edit';
import { DraftMark } from './draft-mark';
import { MarkdownField } from './markdown-field';

const amounts = [
  { field: 'hours', label: 'Hours of professional development' },
  { field: 'points', label: 'Points' },
  { field: 'semesterCredit', label: 'Semester credit' },
] as const satisfies readonly { field: keyof Credit; label: string }[];

/** What the badge counts for, how long it is valid, what helps to have first, and the frameworks it belongs to. */
export function CreditAndValidity({ content, edit, faultAt }: PartProps) {
  const { credit = {}, validity, alignments = [] } = content;
  const parts = { content, edit };
  return (
    <Section title="Credit, validity, and alignment">
      <div className={classes.pair}>
        {amounts.map(({ field, label }) => (
          <Amount
            key={field}
            label={label}
            value={credit[field]}
            error={faultAt(`/credit/${field}`)}
            onValue={(value) =>
              edit((next) => {
                const given = { ...next.credit, [field]: value };
                next.credit = Object.values(given).some((amount) => amount !== undefined) ? given : undefined;
              })
            }
          />
        ))}
        <Amount
          label="Months of validity"
          description="Leave empty if the badge does not end"
          whole
          value={validity?.months ?? undefined}
          error={faultAt('/validity/months')}
          onValue={(months) => edit((next) => void (next.validity = validityOf(months, next.validity?.renewal)))}
        />
      </div>
      <DraftMark {...parts} place="/credit" what="the credit" />
      <MarkdownField
        label="Renewal"
        purpose="What a holder does before the badge ends"
        maxLength={8000}
        value={validity?.renewal ?? ''}
        error={faultAt('/validity/renewal')}
        onValue={(renewal) => edit((next) => void (next.validity = validityOf(next.validity?.months, renewal)))}
      />
      <DraftMark {...parts} place="/validity" what="the validity" />
      <PrerequisiteChoice {...parts} faultAt={faultAt} />
      <DraftMark {...parts} place="/prerequisites" what="what helps to have first" />
      <h3>Alignment with other frameworks</h3>
      <Alignments
        of="the version"
        alignments={alignments}
        at="/alignments"
        faultAt={faultAt}
        set={(change) => edit((next) => change((next.alignments ??= [])))}
      />
      <DraftMark {...parts} place="/alignments" what="the alignments" />
    </Section>
  );
}

function validityOf(months: number | null = null, renewal = '') {
  return months === null && renewal === '' ? undefined : { months, renewal };
}

function PrerequisiteChoice({ content: { prerequisites = [] }, edit, faultAt }: PartProps) {
  const { stacks } = useSuspenseQuery(authoredQuery).data;
  const known = stacks.flatMap(({ microCredentials }) => microCredentials);
  return (
    <MultiSelect
      label="Helps to have first"
      description="Candidates without them are told before they register, and may register all the same"
      searchable
      data={known.map(({ code, title }) => ({ value: code, label: `${code} ${title}` }))}
      value={prerequisites}
      error={prerequisites.map((_, index) => faultAt(`/prerequisites/${index}`)).find(Boolean)}
      onChange={(codes) => edit((next) => void (next.prerequisites = codes.length === 0 ? undefined : codes))}
      nothingFoundMessage="No micro-credential matches"
      mb="md"
    />
  );
}

interface AmountProps {
  label: string;
  description?: string;
  /** Whether fractions are refused. */
  whole?: boolean;
  value: number | undefined;
  error: string | undefined;
  onValue: (value: number | undefined) => void;
}

function Amount({ label, description, whole = false, value, error, onValue }: AmountProps) {
  return (
    <NumberInput
      label={label}
      description={description}
      min={0}
      allowDecimal={!whole}
      decimalScale={2}
      hideControls
      value={value ?? ''}
      error={error}
      onChange={(given) => onValue(given === '' ? undefined : Number(given))}
    />
  );
}
