import { Modal } from '@mantine/core';
import type { Session } from '../../api/schema';
import { SignInForm } from './sign-in-form';

/**
 * A dialog over a page that is open when the session ends. The page keeps its entries and continues after signing in.
 */
export default function SessionEnded({ of: ended }: { of: Session }) {
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title="Your session ended"
      centered
    >
      <p>What you wrote on this page is still here. Sign in as {ended.email} to continue.</p>
      <SignInForm
        again={ended}
        onDone={(session) => session.personId !== ended.personId && window.location.assign('/')}
      />
    </Modal>
  );
}
