import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { whenIdle } from './when-idle';

export interface ConfirmProps {
  opened: boolean;
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ReactNode;
  /** The label of the button that acts, a verb: "Submit". */
  confirmLabel: string;
  danger?: boolean;
  /** Asks for a reason under this label. */
  reason?: string;
  busy?: boolean;
  error?: unknown;
  onConfirm: (reason: string) => void;
  onClose: () => void;
}

const load = () => import('./confirm-dialog');
const ConfirmDialog = lazy(load);

/**
 * Asks for confirmation and says what will happen. The dialog's code loads when the browser is idle, not with the page.
 */
export function Confirm(props: ConfirmProps) {
  const [wanted, want] = useState(props.opened);
  if (props.opened && !wanted) want(true);
  useEffect(() => whenIdle(() => void load().catch(() => undefined)), []);
  if (!wanted) return null;
  return (
    <Suspense>
      <ConfirmDialog {...props} />
    </Suspense>
  );
}
