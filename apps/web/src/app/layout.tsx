import { ActionIcon, Button, useMantineColorScheme } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { type Session, sessionQuery, useSignOut } from '../features/identity/session.queries';
import { Notice } from '../ui/notice';
import classes from './layout.module.css';

interface Place {
  to: string;
  label: string;
}

const placesOf = (session: Session | null): Place[] => {
  const may = (role: string) => session?.roles.includes(role as never) ?? false;
  return [
    ...(may('candidate') ? [{ to: '/work', label: 'My work' }, { to: '/badges', label: 'My badges' }] : []),
    ...(may('reviewer') ? [{ to: '/reviews', label: 'Reviews' }] : []),
    ...(may('coach') ? [{ to: '/coaching', label: 'Coaching' }] : []),
    ...(may('administrator') ? [{ to: '/admin', label: 'Administration' }] : []),
    { to: '/catalogue', label: 'Catalogue' },
  ];
};

/** What stands around every page: the way in, the way between places, and word of a line that is down. */
export function Layout() {
  const { data: session } = useQuery(sessionQuery);
  const { online } = useNetwork();
  const path = useRouterState({ select: (state) => state.location.pathname });

  useEffect(() => {
    // The first page is read out by itself; on every later one the heading takes the focus.
    return () => {
      document.body.dataset.moved = 'yes';
    };
  }, [path]);

  return (
    <>
      <a className={classes.skip} href="#main">
        Skip to the content
      </a>
      <header className={classes.header}>
        <Link to="/" className={classes.name}>
          <img src="/laurel.svg" alt="" width="26" height="26" />
          Laurel
        </Link>
        <nav aria-label="Places" className={classes.places}>
          {placesOf(session ?? null).map(({ to, label }) => (
            <Link key={to} to={to} className={classes.place} activeProps={{ 'aria-current': 'page' }}>
              {label}
            </Link>
          ))}
        </nav>
        <div className={classes.self}>
          <SchemeSwitch />
          {session ? <SignedIn name={session.name} /> : <Link to="/sign-in">Sign in</Link>}
        </div>
      </header>
      {!online && (
        <div className={classes.offline}>
          <Notice tone="caution" title="You are offline" announce>
            What you write is kept on this page and saved when the connection is back.
          </Notice>
        </div>
      )}
      <main id="main">
        <Outlet />
      </main>
      <footer className={classes.footer}>
        <p>Laurel is the micro-credential platform of the Missouri Leadership Development System.</p>
        <p>
          <Link to="/catalogue">Catalogue</Link> · <a href="/docs">For developers</a>
        </p>
      </footer>
    </>
  );
}

function SignedIn({ name }: { name: string }) {
  const signOut = useSignOut();
  return (
    <>
      <Link to="/profile">{name}</Link>
      <Button size="compact-sm" variant="subtle" loading={signOut.isPending} onClick={() => signOut.mutate()}>
        Sign out
      </Button>
    </>
  );
}

function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const next = { auto: 'dark', dark: 'light', light: 'auto' }[colorScheme] as 'auto' | 'dark' | 'light';
  const words = { auto: 'as the system', dark: 'dark', light: 'light' };
  return (
    <ActionIcon variant="subtle" size="lg" aria-label={`Colours: ${words[colorScheme]}. Change to ${words[next]}.`} title={`Colours: ${words[colorScheme]}`} onClick={() => setColorScheme(next)}>
      <span aria-hidden>{{ auto: '◐', dark: '●', light: '○' }[colorScheme]}</span>
    </ActionIcon>
  );
}
