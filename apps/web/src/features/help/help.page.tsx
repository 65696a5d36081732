import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { firstGuide, type Guide } from '../../app/help-places';
import { Page } from '../../ui/page';
import { sessionQuery } from '../identity/session.queries';
import { deskKeys } from '../reviews/scoring/desk-keys';
import { KeyList } from '../reviews/scoring/key-list';
import { guides, type Part } from './guides';
import classes from './help.module.css';

const names: Record<Guide, string> = {
  candidate: 'Candidates',
  reviewer: 'Reviewers',
  coach: 'Coaches',
  designer: 'Designers',
  administrator: 'Administrators',
};

export function HelpPage() {
  const { guide } = useParams({ from: '/help/$guide' });
  return <GuidePage name={guide as Guide} />; // the route lets no other name in
}

export function OwnHelpPage() {
  const { data: session } = useQuery(sessionQuery);
  return <GuidePage name={firstGuide(session)} />;
}

/** The guide for a role. A fragment in the address moves to one of its parts. */
function GuidePage({ name }: { name: Guide }) {
  const { hash } = useLocation();
  useEffect(() => {
    const part = hash === '' ? null : document.getElementById(hash);
    part?.focus();
    part?.scrollIntoView();
  }, [hash, name]);
  const { title, lead, parts } = guides[name];
  return (
    <Page title={title} lead={lead}>
      <nav aria-label="Parts of this guide">
        <ul className={classes.parts}>
          {parts.map(({ id, title }) => (
            <li key={id}>
              <Link to="/help/$guide" params={{ guide: name }} hash={id}>
                {title}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {parts.map((part) => (
        <PartOfGuide key={part.id} part={part} />
      ))}
      <nav aria-label="Other guides" className={classes.part}>
        <ul className={classes.parts}>
          {(Object.keys(names) as Guide[])
            .filter((other) => other !== name)
            .map((other) => (
              <li key={other}>
                <Link to="/help/$guide" params={{ guide: other }}>
                  Help for {names[other].toLowerCase()}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
    </Page>
  );
}

function PartOfGuide({ part: { id, title, words, picture, keys } }: { part: Part }) {
  return (
    <section className={classes.part} aria-labelledby={id}>
      <Title order={2} id={id} tabIndex={-1}>
        {title}
      </Title>
      {words.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {keys && <KeyList keys={deskKeys} />}
      {picture && <Picture {...picture} />}
    </section>
  );
}

/** Browsers do not load a lazy picture that is hidden, so only the one for the chosen colors is loaded. */
function Picture({ light, dark, alt }: NonNullable<Part['picture']>) {
  return (['light', 'dark'] as const).map((scheme) => (
    <img
      key={scheme}
      src={scheme === 'light' ? light : dark}
      alt={alt}
      loading="lazy"
      decoding="async"
      data-for={scheme}
      className={classes.picture}
    />
  ));
}
