import { Page } from '../../ui/page';

export function WelcomePage() {
  return (
    <Page title="Show how you lead" lead="Micro-credentials for school principals in Missouri.">
      <p>Four artifacts from your own school, read by two reviewers who do not know whose they are, and a badge that anyone can check.</p>
    </Page>
  );
}
