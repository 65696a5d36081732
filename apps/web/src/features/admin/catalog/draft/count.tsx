import { NumberInput } from '@mantine/core';

interface CountProps {
  label: string;
  value: number;
  max?: number;
  error: string | undefined;
  onValue: (value: number) => void;
}

/** A whole number, zero or more. */
export function Count({ label, value, max, error, onValue }: CountProps) {
  return (
    <NumberInput
      label={label}
      min={0}
      max={max}
      allowDecimal={false}
      thousandSeparator=","
      hideControls
      value={value}
      error={error}
      onChange={(given) => onValue(Number(given))}
    />
  );
}
