import { PasswordInput, type PasswordInputProps } from '@mantine/core';

/** Where a new password is chosen: length is what is asked for, and managers may fill it in. */
export function NewPassword(props: PasswordInputProps) {
  return (
    <PasswordInput
      name="password"
      label="New password"
      description="15 characters at least. Four quiet words together do well."
      autoComplete="new-password"
      minLength={15}
      required
      {...props}
    />
  );
}
