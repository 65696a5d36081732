import { Link } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Page, Section } from '../../ui/page';
import { ChangePassword } from './change-password';
import { ProfileForm } from './profile-form';
import { ownProfileQuery } from './profile.queries';
import { sessionQuery } from './session.queries';
import { SignOutEverywhere } from './sign-out-everywhere';
import { useRoleNames } from './use-role-names';

/** The reader's account: profile, password, second factor, and sessions. */
export function ProfilePage() {
  const { data: profile } = useSuspenseQuery(ownProfileQuery);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const roleNames = useRoleNames();
  const roles = profile.data.roles.map((role) => roleNames[role]).join(', ');
  return (
    <Page title="Your profile" lead={`${profile.data.email} · ${roles || 'no role yet'}`}>
      <ProfileForm saved={profile} />
      <Section title="Emails">
        <p>Emails about deadlines and results always come at once. You choose how you get the others.</p>
        <Link to="/profile/emails">Choose your emails</Link>
      </Section>
      <Section title="Password">
        <ChangePassword />
      </Section>
      <Section title="Second factor">
        <p>
          {session?.secondFactor === 'on'
            ? 'On: you sign in with your password and a code from your authenticator app.'
            : 'Off: you sign in with only your password. Reviewers and administrators need a second factor, and everyone is safer with one.'}
        </p>
        <Link to="/profile/second-factor">
          {session?.secondFactor === 'on' ? 'Replace or remove it' : 'Set up a second factor'}
        </Link>
      </Section>
      <Section title="Your data">
        <p>See what Laurel keeps about you, get all of it in one file, or ask to be erased.</p>
        <Link to="/profile/data">Your data</Link>
      </Section>
      <Section title="Where you are signed in">
        <SignOutEverywhere />
      </Section>
    </Page>
  );
}
