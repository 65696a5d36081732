/** What is read of a field to tell what is wrong with it. */
export type CheckedField = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const missing: Readonly<Record<string, string>> = {
  email: 'Enter an email address.',
  url: 'Enter a web address.',
  date: 'Enter a date.',
  'datetime-local': 'Enter a date and a time.',
  time: 'Enter a time.',
  number: 'Enter a number.',
  password: 'Enter a password.',
  checkbox: 'Check this box to continue.',
  radio: 'Choose one.',
  'select-one': 'Choose one.',
};

const unclear: Readonly<Record<string, string>> = {
  email: 'Enter an email address like name@example.org.',
  url: 'Enter a web address that begins with https://.',
  date: 'Enter the whole date: month, day, and year.',
  'datetime-local': 'Enter the whole date, and the time.',
  time: 'Enter the hours and the minutes.',
  number: 'Enter a number.',
};

/** What is wrong with a field, in a sentence that says what to do; null when nothing is. */
export function faultOf(
  field: Pick<CheckedField, 'type' | 'title' | 'validationMessage'> & {
    validity: Partial<ValidityState>;
    min?: string;
    max?: string;
    minLength?: number;
  },
): string | null {
  const { type, validity } = field;
  if (validity.valid) return null;
  const isDate = type.startsWith('date');
  if (validity.badInput || validity.typeMismatch) return unclear[type] ?? 'Check what you entered.';
  if (validity.valueMissing) return missing[type] ?? 'Fill in this field.';
  if (validity.rangeUnderflow)
    return isDate ? `Choose ${dayIn(field.min!)} or a later date.` : `Enter ${field.min} or more.`;
  if (validity.rangeOverflow)
    return isDate ? `Choose ${dayIn(field.max!)} or an earlier date.` : `Enter ${field.max} or less.`;
  if (validity.stepMismatch) return 'Enter a whole number.';
  if (validity.tooShort) return `Enter at least ${field.minLength} characters.`;
  if (validity.customError) return field.validationMessage;
  return field.title || 'Check what you entered.';
}

const dayIn = (value: string): string =>
  new Date(`${value.slice(0, 10)}T00:00:00Z`).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' });
