import { Title } from '@mantine/core';
import { rootRouteId, useMatch, useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** A line above the title that says where the reader is, for example the micro-credential. */
  breadcrumb?: ReactNode;
  /** The purpose of the page, in one sentence. */
  lead?: ReactNode;
  /** The main action of the page, next to the title. */
  action?: ReactNode;
  /** Narrow for a short form, wide for tables, full for a split view. Text keeps a readable line length. */
  width?: 'narrow' | 'text' | 'wide' | 'full';
  children: ReactNode;
}

/** The path of the page whose heading was announced last. The browser itself announces the first page. */
let readOut: string | null = null;

/**
 * Titles the document and moves focus to the page's heading when the page opens, so that screen readers announce it.
 * For pages that do not use {@link Page}.
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

/** The path of the page on screen. The router's own path is ahead of it while the next page loads. */
function useOwnPath(): string {
  const gone = useRouterState({ select: ({ location }) => location.pathname });
  const own = useMatch({
    strict: false,
    select: ({ routeId, pathname }) => (routeId === rootRouteId ? null : pathname),
  });
  return own ?? gone;
}

/** A page with its only h1. */
export function Page({ title, breadcrumb, lead, action, width = 'text', children }: PageProps) {
  return (
    <div className={classes.page} data-width={width}>
      <div className={classes.head}>
        <div>
          {breadcrumb && <p className={classes.over}>{breadcrumb}</p>}
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

/** A part of a page with its own heading, separated by a thin line. */
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
