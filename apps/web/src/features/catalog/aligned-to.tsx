import type { VersionAlignment } from '../../api/schema';
import classes from './catalog.module.css';

/** The items of other frameworks that a version or an outcome belongs to. */
export function AlignedTo({ alignments }: { alignments: readonly VersionAlignment[] }) {
  if (alignments.length === 0) return null;
  return (
    <p className={classes.soft}>
      Aligned to{' '}
      {alignments.map(({ framework, code, title, uri }, index) => (
        <span key={`${framework} ${code}`}>
          {index > 0 && '; '}
          {framework} {uri ? <a href={uri} rel="noopener noreferrer">{`${code} ${title}`}</a> : `${code} ${title}`}
        </span>
      ))}
    </p>
  );
}
