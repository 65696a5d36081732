import { Modal } from '@mantine/core';
import type { Session } from '../../api/schema';
import { SignInForm } from './sign-in-form';

/** Over a page that stands open when the session ends: what was written there stays, and goes on after signing in again. */
export default function SessionEnded({ of: ended }: { of: Session }) {
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title="Your session has ended"
      centered
    >
      <p>What you wrote on this page is still here. Sign in as {ended.email} to go on.</p>
      <SignInForm
        again={ended}
        onDone={(session) => session.personId !== ended.personId && window.location.assign('/')}
      />
    </Modal>
  );
}
