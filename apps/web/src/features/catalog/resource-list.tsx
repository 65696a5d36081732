import type { Resource } from '../../api/schema';
import { Section } from '../../ui/page';
import classes from './catalog.module.css';

/** The research behind a micro-credential, and what else helps with it. */
export function ResourceList({ resources }: { resources: readonly Resource[] }) {
  if (resources.length === 0) return null;
  return (
    <Section title="Research and resources">
      <ul className={classes.resources}>
        {resources.map(({ id, title, link, about }) => (
          <li key={id}>
            {link ? (
              <a href={link} rel="noopener noreferrer">
                {title}
              </a>
            ) : (
              <strong>{title}</strong>
            )}
            {about && <p className={classes.soft}>{about}</p>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
