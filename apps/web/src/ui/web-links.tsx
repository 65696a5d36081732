import classes from './lists.module.css';

interface ShownLink {
  id: string;
  position: number;
  address: string;
  description: string;
}

/** Links of an artifact, to open. The other site does not learn from where. */
export function WebLinks({ links }: { links: readonly ShownLink[] }) {
  if (links.length === 0) return null;
  return (
    <ul aria-label="Links">
      {links.map(({ id, position, address, description }) => (
        <li key={id}>
          <a href={address} target="_blank" rel="noopener noreferrer">
            Link {position}: <bdi>{description}</bdi>
          </a>
          <div className={classes.soft} style={{ overflowWrap: 'anywhere' }}>
            {address}
          </div>
        </li>
      ))}
    </ul>
  );
}
