import { Link } from '@tanstack/react-router';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Page, Section } from '../../ui/page';
import { ChangePassword } from './change-password';
import { ProfileForm } from './profile-form';
import { ownProfileQuery } from './profile.queries';
import { roleNames } from './role-names';
import { sessionQuery } from './session.queries';
import { SignOutEverywhere } from './sign-out-everywhere';

/** One's own account: who one is, how one signs in, where one is signed in. */
export function ProfilePage() {
  const { data: profile } = useSuspenseQuery(ownProfileQuery);
  const { data: session } = useSuspenseQuery(sessionQuery);
  const roles = profile.data.roles.map((role) => roleNames[role]).join(', ');
  return (
    <Page title="Your profile" lead={`${profile.data.email} · ${roles || 'no role yet'}`}>
      <ProfileForm saved={profile} />
      <Section title="Password">
        <ChangePassword />
      </Section>
      <Section title="Second factor">
        <p>
          {session?.secondFactor === 'on'
            ? 'On: signing in takes a code from your authenticator app.'
            : 'Off: your password alone opens your account. Reviewers and administrators need one; everybody is safer with it.'}
        </p>
        <Link to="/profile/second-factor">
          {session?.secondFactor === 'on' ? 'Replace it or take it away' : 'Set one up'}
        </Link>
      </Section>
      <Section title="Where you are signed in">
        <SignOutEverywhere />
      </Section>
    </Page>
  );
}
