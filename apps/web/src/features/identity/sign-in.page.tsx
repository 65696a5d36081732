import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { firstPageOf } from '../../app/navigation';
import { Page } from '../../ui/page';
import { SignInForm } from './sign-in-form';

export function SignInPage() {
  const { to } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  return (
    <Page title="Sign in" lead={to && 'Sign in to see this page. You will go straight there.'} width="narrow">
      <SignInForm onDone={(session) => void navigate({ href: to ?? firstPageOf(session), replace: true })} />
      <p>
        <Link to="/forgotten-password">I forgot my password</Link>
      </p>
      <p>
        Accounts are by invitation. If you work in a Missouri school and don’t have one, ask the people who run your
        pilot.
      </p>
    </Page>
  );
}
