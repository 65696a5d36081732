import { PasswordInput, type PasswordInputProps } from '@mantine/core';

/** A field for a new password. Only length is required, and password managers can fill it. */
export function NewPassword(props: PasswordInputProps) {
  return (
    <PasswordInput
      name="password"
      label="New password"
      description="At least 15 characters. Four random words work well."
      autoComplete="new-password"
      minLength={15}
      required
      {...props}
    />
  );
}
