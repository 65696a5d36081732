import { Button, TextInput } from '@mantine/core';
import type { VersionAlignment } from '../../../../api/schema';
import classes from '../../parts/parts.module.css';
import { type FaultAt, shift } from './draft-edit';
import { OrderButtons } from './order-buttons';

interface AlignmentsProps {
  /** "outcome 1", or "the version". */
  of: string;
  alignments: readonly VersionAlignment[];
  /** JSON pointer to the list. */
  at: string;
  faultAt: FaultAt;
  set: (change: (alignments: VersionAlignment[]) => void) => void;
}

const fields = [
  { field: 'framework', name: 'Framework', maxLength: 200, required: true },
  { field: 'code', name: 'Code', maxLength: 100, required: true },
  { field: 'title', name: 'Title', maxLength: 500, required: true },
  { field: 'uri', name: 'Web address', maxLength: 2000, required: false },
] as const;

/** The items of other frameworks that the version or an outcome belongs to. Badges name them too. */
export function Alignments({ of, alignments, at, faultAt, set }: AlignmentsProps) {
  return (
    <div className={classes.nested}>
      {alignments.map((alignment, index) => {
        const name = `alignment ${index + 1} of ${of}`;
        return (
          <div key={index} style={{ marginBottom: '0.75rem' }}>
            <div className={classes.pair}>
              {fields.map(({ field, name: called, maxLength, required }) => (
                <TextInput
                  key={field}
                  label={`${called}, ${name}`}
                  required={required}
                  maxLength={maxLength}
                  value={alignment[field] ?? ''}
                  error={faultAt(`${at}/${index}/${field}`)}
                  onChange={({ currentTarget: { value } }) =>
                    set((next) => {
                      if (field === 'uri') next[index]!.uri = value.trim() || undefined;
                      else next[index]![field] = value;
                    })
                  }
                />
              ))}
            </div>
            <OrderButtons
              what={name}
              first={index === 0}
              last={index === alignments.length - 1}
              onShift={(by) => set((next) => shift(next, index, by))}
              onRemove={() => set((next) => void next.splice(index, 1))}
            />
          </div>
        );
      })}
      <Button
        size="compact-md"
        variant="default"
        aria-label={`Add an alignment to ${of}`}
        onClick={() => set((next) => void next.push({ framework: '', code: '', title: '' }))}
      >
        Add an alignment
      </Button>
    </div>
  );
}
