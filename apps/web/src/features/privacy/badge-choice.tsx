import { Radio } from '@mantine/core';
import type { BadgeChoice } from '../../api/schema';

interface BadgeChoiceProps {
  /** Whose badges. */
  label: string;
  value: BadgeChoice;
  onChange: (choice: BadgeChoice) => void;
}

/** What becomes of the badges of somebody who is erased. */
export function BadgeChoiceField({ label, value, onChange }: BadgeChoiceProps) {
  return (
    <Radio.Group mt="md" label={label} value={value} onChange={(choice) => onChange(choice as BadgeChoice)}>
      <Radio
        mt="xs"
        value="keep"
        label="Stay valid. A badge has no name in it, only a code that fits the email address."
      />
      <Radio mt="xs" value="revoke" label="Are revoked. Anyone who verifies one sees that." />
    </Radio.Group>
  );
}
