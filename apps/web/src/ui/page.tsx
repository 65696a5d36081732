import { Title } from '@mantine/core';
import { rootRouteId, useMatch, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** A line above the title that says where one is, for example the micro-credential. */
  over?: ReactNode;
  /** What the page is for, in a sentence. */
  lead?: ReactNode;
  /** Beside the title: the one action that the page is about. */
  action?: ReactNode;
  /** Narrow for a short form, wide for tables, full for a view that is split in two; text keeps its measure. */
  width?: 'narrow' | 'text' | 'wide' | 'full';
  children: ReactNode;
}

/** The path of the page whose heading was last read out. A browser reads out the first one by itself. */
let readOut: string | null = null;

/**
 * Names the document by its page, and gives the page's heading the focus when one comes to it, so that a screen reader
 * reads it out. For pages that are no {@link Page}.
 */
export function usePageHeading(title: string) {
  const heading = useRef<HTMLHeadingElement>(null);
  const path = useOwnPath();
  useEffect(() => {
    document.title = `${title} · Laurel`;
  }, [title]);
  useLayoutEffect(() => {
    if (readOut !== null && readOut !== path) heading.current?.focus();
    readOut = path;
  }, [path]);
  return { ref: heading, tabIndex: -1 };
}

/** The path that a page is shown for. The router's own is ahead of it while the next page is being read. */
function useOwnPath(): string {
  const gone = useRouterState({ select: ({ location }) => location.pathname });
  const own = useMatch({
    strict: false,
    select: ({ routeId, pathname }) => (routeId === rootRouteId ? null : pathname),
  });
  return own ?? gone;
}

/** A page with its one heading. */
export function Page({ title, over, lead, action, width = 'text', children }: PageProps) {
  return (
    <div className={classes.page} data-width={width}>
      <div className={classes.head}>
        <div>
          {over && <p className={classes.over}>{over}</p>}
          <Title order={1} {...usePageHeading(title)}>
            {title}
          </Title>
          {lead && <p className={classes.lead}>{lead}</p>}
        </div>
        {action && <div className={classes.action}>{action}</div>}
      </div>
      {children}
    </div>
  );
}

/** A part of a page under a heading of its own, set apart by a hairline. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className={classes.section}>
      <div className={classes.sectionHead}>
        <Title order={2}>{title}</Title>
        {aside}
      </div>
      {children}
    </section>
  );
}
