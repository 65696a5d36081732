import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { BegunSecondFactor, Role, Session } from '../../api/schema';
import { homeOf } from '../../app/navigation';
import { Notice } from '../../ui/notice';
import { Page, Section } from '../../ui/page';
import { PasswordStep } from './password-step';
import { ScanStep } from './scan-step';
import { useBeginSecondFactor, useRemoveSecondFactor } from './second-factor.queries';
import { sessionQuery } from './session.queries';
import { useRoleNames } from './use-role-names';

/** Sets up, replaces, or removes the second factor, in three steps: password, QR code, first code. */
export function SecondFactorPage() {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const [begun, setBegun] = useState<BegunSecondFactor | null>(null);
  const [done, setDone] = useState(false);
  const beginning = useBeginSecondFactor();
  const removing = useRemoveSecondFactor();
  const on = session?.secondFactor === 'on';

  if (done) {
    return (
      <Page title="Your second factor is on" width="narrow">
        <Notice tone="good" announce>
          From now on, you will sign in with a code from your app. Keep your backup codes where you can find them
          without your phone. Your other devices were signed out.
        </Notice>
        <Link to="/">Go to your work</Link>
      </Page>
    );
  }
  if (begun) return <ScanStep begun={begun} onDone={() => setDone(true)} />;
  return (
    <Page
      title="Second factor"
      lead={
        on
          ? 'Your second factor is on. You can replace it, for example when you get a new phone, or remove it.'
          : 'In addition to your password, you enter a code from an authenticator app on your phone, such as Google Authenticator, Microsoft Authenticator, or 1Password.'
      }
      width="narrow"
    >
      {session && session.withheldRoles.length > 0 && <Withheld session={session} />}
      <PasswordStep
        confirmLabel={on ? 'Replace' : 'Continue'}
        running={beginning}
        onPassword={(password) => beginning.mutate(password, { onSuccess: setBegun })}
      />
      {on && (
        <Section title="Remove it">
          <p>Roles that require a second factor are on hold until you set one up again.</p>
          <PasswordStep
            confirmLabel="Remove"
            danger
            running={removing}
            onPassword={(password) => removing.mutate(password)}
          />
        </Section>
      )}
    </Page>
  );
}

/** What a role shows that a password alone does not open. */
const withheldOf: Record<Role, string> = {
  candidate: 'your work and your badges',
  reviewer: 'the submissions that you review',
  coach: 'the people whom you coach',
  designer: 'the micro-credentials that you design',
  administrator: 'pilots, decisions, badges, people and the audit trail',
};

/** The roles that wait for the second factor, with what they open, and the way past it for now. */
function Withheld({ session }: { session: Session }) {
  const home = homeOf(session);
  const roleNames = useRoleNames();
  return (
    <Notice tone="caution" title="Until you set it up, these wait">
      <ul>
        {session.withheldRoles.map((role) => (
          <li key={role}>
            {roleNames[role]}: {withheldOf[role]}
          </li>
        ))}
      </ul>
      <Link to={home}>Not now</Link>
    </Notice>
  );
}
