import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { homeOf } from '../../app/places';
import { Page } from '../../ui/page';
import { SignInForm } from './sign-in-form';

export function SignInPage() {
  const { to } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  return (
    <Page title="Sign in" lead={to && 'The page you want needs you to sign in. You go straight there.'} width="narrow">
      <SignInForm onDone={(session) => void navigate({ href: to ?? homeOf(session), replace: true })} />
      <p>
        <Link to="/forgotten-password">I forgot my password</Link>
      </p>
      <p>
        Accounts come by invitation. If you work in a Missouri school and have none, ask the people who run your pilot.
      </p>
    </Page>
  );
}
