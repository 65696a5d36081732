import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Session } from '../api/schema';
import { sessionQuery, useSignOut } from '../features/identity/session.queries';
import { Bell } from '../features/notifications/bell';
import { OfflineNotice } from '../offline/offline-notice';
import classes from './layout.module.css';
import { helpFor } from './help-places';
import { pagesOf } from './navigation';
import { ColorScheme } from './color-scheme';
import { FindButton } from './find-button';
import { ProgramSwitch } from './program-switch';

const SessionEnded = lazy(() => import('../features/identity/session-ended'));

/** The layout routes of root.tsx that need a session. */
const guarded = new Set(['/signed-in', '/candidate', '/reviewer', '/coach', '/author', '/administrator']);

/** The frame of every page: navigation, signing in and out, and notices about a lost connection or an ended session. */
export function Layout() {
  const { data: session } = useQuery(sessionQuery);
  const ended = useEndedSession(session);
  useAccent(session);

  return (
    <>
      <a
        className={classes.skip}
        href="#main"
        onClick={(event) => {
          event.preventDefault(); // keep the address's fragment: in emailed links it is the token
          document.getElementById('main')?.focus();
        }}
      >
        Skip to main content
      </a>
      <header className={classes.header}>
        <Link to="/" className={classes.name}>
          <Leaves />
          Laurel
        </Link>
        <nav aria-label="Main" className={classes.places}>
          {[...pagesOf(session), { to: '/catalog', label: 'Catalog' }].map(({ to, label }) => (
            <Link key={to} to={to} className={classes.place}>
              {label}
            </Link>
          ))}
        </nav>
        <div className={classes.self}>
          <HelpLink session={session} />
          {session ? <SignedIn session={session} /> : <Link to="/sign-in">Sign in</Link>}
        </div>
      </header>
      <div className={classes.offline}>
        <OfflineNotice />
      </div>
      <main id="main" tabIndex={-1} className={classes.main}>
        <Outlet />
      </main>
      <footer className={classes.footer}>
        <p>{session ? `Laurel: ${session.program.name}` : 'Laurel: micro-credentials for people who lead schools'}</p>
        <ColorScheme />
        <Link to="/verify">Verify a badge</Link>
        <a href="/docs">For developers</a>
      </footer>
      {ended && (
        <Suspense>
          <SessionEnded of={ended} />
        </Suspense>
      )}
    </>
  );
}

/** Gives the pages the accent color of the program in which somebody is signed in. */
function useAccent(session: Session | null | undefined): void {
  const accent = session?.program.accent ?? null;
  useEffect(() => {
    if (accent === null && document.adoptedStyleSheets.length === 0) return; // the green is there already
    void import('./accent').then(({ showAccent }) => showAccent(accent));
  }, [accent]);
}

/** The session that ended while a page that needs one is open; null otherwise. */
function useEndedSession(session: Session | null | undefined): Session | null {
  const [last, setLast] = useState<Session | null>(null);
  const needed = useRouterState({ select: ({ matches }) => matches.some(({ routeId }) => guarded.has(routeId)) });
  if (session && session !== last) setLast(session);
  return session === null && needed ? last : null;
}

function SignedIn({ session }: { session: Session }) {
  const signOut = useSignOut();
  return (
    <>
      {session.roles.includes('administrator') && <FindButton />}
      <ProgramSwitch session={session} />
      <Bell />
      <Link to="/profile" className={classes.place}>
        <bdi>{session.name}</bdi>
      </Link>
      <Button size="compact-sm" variant="subtle" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        Sign out
      </Button>
      {signOut.isError && <span role="alert">You are still signed in. Try again when you have a connection.</span>}
    </>
  );
}

/** Leads to the part of the guide that belongs to the page on screen. */
function HelpLink({ session }: { session: Session | null | undefined }) {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const { guide, part } = helpFor(path, session);
  return (
    <Link to="/help/$guide" params={{ guide }} hash={part} className={classes.place}>
      Help
    </Link>
  );
}

function Leaves() {
  return (
    <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden className={classes.leaves}>
      <use href="/laurel.svg#leaves" />
    </svg>
  );
}
