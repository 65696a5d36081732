import classes from './parts.module.css';

/** A bar that shows a share. The same number is written next to it. */
export function ShareBar({ share }: { share: number }) {
  return (
    <svg className={classes.share} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden>
      <rect width="100" height="8" className={classes.barGround} />
      <rect width={Math.round(share * 100)} height="8" className={classes.barShare} />
    </svg>
  );
}

export const percent = (share: number): string => `${Math.round(share * 100)}%`;
