import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import classes from './desk.module.css';

const place = 'laurel:desk-split';
const [least, most, usual] = [30, 75, 52];

const within = (share: number): number => Math.round(Math.max(least, Math.min(share, most)));

function kept(): number {
  const share = Number(localStorage.getItem(place) ?? usual);
  return Number.isFinite(share) ? within(share) : usual;
}

/** The share of the desk that the evidence gets, in percent. This browser remembers it. */
export function useSplit() {
  const [share, set] = useState(kept);
  const change = (to: number) => {
    set(within(to));
    try {
      localStorage.setItem(place, String(within(to)));
    } catch {
      // A full or forbidden store keeps nothing; the split stays until the page closes.
    }
  };
  return {
    share,
    change,
    style: { '--evidence': `${share}fr`, '--rubric': `${100 - share}fr` } as React.CSSProperties,
  };
}

/**
 * The line between evidence and rubric. It moves by dragging, with the arrow keys, and with two buttons for those who
 * use a pointer and cannot drag (WCAG 2.5.7). The buttons are not in the tab order, because the arrow keys do the same.
 */
export function Splitter({ share, change }: Pick<ReturnType<typeof useSplit>, 'share' | 'change'>) {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: share - 2,
    ArrowRight: share + 2,
    Home: least,
    End: most,
    Enter: usual,
  };
  const move = (event: KeyboardEvent) => {
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    change(to);
  };
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const { currentTarget, pointerId, clientX } = event;
    if (!currentTarget.hasPointerCapture(pointerId)) return;
    const { left, width } = currentTarget.closest(`.${classes.split}`)!.getBoundingClientRect();
    change(((clientX - left) / width) * 100);
  };
  return (
    <div className={classes.splitter}>
      <div
        role="separator"
        aria-orientation="vertical"
        aria-label="Width of the evidence"
        aria-valuemin={least}
        aria-valuemax={most}
        aria-valuenow={share}
        aria-valuetext={`${share} percent`}
        tabIndex={0}
        className={classes.line}
        title="Drag, or use the arrow keys. Double-click for the usual width."
        onKeyDown={move}
        onPointerDown={({ currentTarget, pointerId }) => currentTarget.setPointerCapture(pointerId)}
        onPointerMove={drag}
        onDoubleClick={() => change(usual)}
      />
      <div className={classes.widths}>
        <button
          type="button"
          tabIndex={-1}
          aria-label="Narrower evidence"
          title="Narrower evidence"
          onClick={() => change(share - 5)}
        >
          ‹
        </button>
        <button
          type="button"
          tabIndex={-1}
          aria-label="Wider evidence"
          title="Wider evidence"
          onClick={() => change(share + 5)}
        >
          ›
        </button>
      </div>
    </div>
  );
}
