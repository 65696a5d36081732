import type { ReactNode } from 'react';

/** Says that a page or list is empty, and what comes next. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div style={{ padding: '1.5rem 0' }}>
      <p style={{ margin: 0, fontWeight: 600 }}>{title}</p>
      {children && <div style={{ color: 'var(--ink-soft)' }}>{children}</div>}
    </div>
  );
}
