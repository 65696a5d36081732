import { Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes } from 'react';

interface Props extends ButtonProps, Omit<AnchorHTMLAttributes<HTMLAnchorElement>, keyof ButtonProps> {
  ref?: React.Ref<HTMLAnchorElement>;
}

/** A link that looks like a button. It opens another page; a button acts on this one. */
export const ButtonLink = createLink((props: Props) => <Button component="a" {...props} />);
