import { Button } from '@mantine/core';
import classes from '../../parts/parts.module.css';

interface OrderButtonsProps {
  /** "outcome 2", for screen readers. */
  what: string;
  first: boolean;
  last: boolean;
  onShift: (by: -1 | 1) => void;
  onRemove?: () => void;
}

/** Moves a part of the draft up or down, or removes it. */
export function OrderButtons({ what, first, last, onShift, onRemove }: OrderButtonsProps) {
  const button = { size: 'compact-sm', variant: 'default' } as const;
  return (
    <div className={classes.actions} style={{ marginTop: '0.5rem', gap: '0.375rem' }}>
      <Button {...button} disabled={first} aria-label={`Move ${what} up`} onClick={() => onShift(-1)}>
        Up
      </Button>
      <Button {...button} disabled={last} aria-label={`Move ${what} down`} onClick={() => onShift(1)}>
        Down
      </Button>
      {onRemove && (
        <Button {...button} aria-label={`Remove ${what}`} onClick={onRemove}>
          Remove
        </Button>
      )}
    </div>
  );
}
