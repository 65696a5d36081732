import { Input } from '@mantine/core';
import { type ComponentProps, type FormEvent, useEffect, useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { type CheckedField, faultOf } from './field-faults';
import { counted } from './number-words';

interface Fault {
  field: CheckedField;
  say: string;
}

/**
 * A form that tells beside each field what is wrong with it, in the page's own words, when it is sent. The first such
 * field gets the focus. The browser's own messages would cover other fields, disappear, and be in another voice.
 */
export function Form({ onSubmit, onInput, children, ...props }: ComponentProps<'form'>) {
  const id = useId();
  const [faults, tell] = useState<readonly Fault[]>([]);
  useEffect(() => {
    const undo = faults.map(({ field }, index) => described(field, `${id}${index}`));
    return () => undo.forEach((act) => act());
  }, [faults, id]);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const found = faultsIn(event.currentTarget);
    if (found.length > 0 || faults.length > 0) tell(found);
    if (found.length === 0) return onSubmit?.(event as Parameters<NonNullable<typeof onSubmit>>[0]);
    event.preventDefault();
    found[0]!.field.focus();
  };
  return (
    <form
      {...props}
      noValidate
      onSubmit={submit}
      onInput={(event) => {
        if (faults.length > 0) tell(faults.filter(({ field }) => field !== event.target && field.isConnected));
        onInput?.(event);
      }}
    >
      {children}
      {faults.map(({ field, say }, index) =>
        createPortal(<Input.Error id={`${id}${index}`}>{say}</Input.Error>, placeOf(field), `${id}${index}`),
      )}
      {faults.length > 0 && (
        <span role="alert" className="aloud">
          Not sent. {counted(faults.length, 'field needs', 'fields need')} your attention.
        </span>
      )}
    </form>
  );
}

function faultsIn(form: HTMLFormElement): Fault[] {
  const groups = new Set<string>();
  return [...form.elements].flatMap((element): Fault[] => {
    const field = element as CheckedField;
    const say = field.willValidate ? faultOf(field) : null;
    if (say === null) return [];
    if (field.type !== 'radio') return [{ field, say }];
    if (groups.has(field.name)) return [];
    groups.add(field.name);
    return [{ field, say }];
  });
}

/** Where the words about a field stand: under it. */
const placeOf = (field: Element): Element =>
  field.closest('.mantine-RadioGroup-root') ??
  field.closest('.mantine-InputWrapper-root') ??
  (field.closest('label') ?? field).parentElement!;

/** Ties words to a field, until what is returned is called. */
function described(field: Element, id: string): () => void {
  const [before, invalid] = [field.getAttribute('aria-describedby'), field.getAttribute('aria-invalid')];
  field.setAttribute('aria-describedby', [before, id].filter(Boolean).join(' '));
  field.setAttribute('aria-invalid', 'true');
  const reset = (name: string, value: string | null) =>
    value === null ? field.removeAttribute(name) : field.setAttribute(name, value);
  return () => {
    reset('aria-describedby', before);
    reset('aria-invalid', invalid);
  };
}
