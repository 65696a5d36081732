import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { DateText } from '../../../ui/date-text';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { AuditLink } from '../parts/audit-link';
import { ActionButton } from '../parts/action-button';
import { Facts } from '../parts/facts';
import classes from '../parts/parts.module.css';
import { failureWords, messageStates } from './messages.page';
import { messageQuery, useRetryMessage } from './trail.queries';

const route = getRouteApi('/administrator/admin/messages/$messageId');

/** One email with its text. */
export function MessagePage() {
  const { messageId } = route.useParams();
  const { data: message } = useSuspenseQuery(messageQuery(messageId));
  const retrying = useRetryMessage(messageId);
  const { state, failure, lastError, personId, toAddress, queuedAt, sentAt, attempts } = message;
  return (
    <Page title={message.subject} breadcrumb={<Link to="/admin/messages">Email</Link>}>
      {(state === 'failed' || state === 'bounced') && (
        <Notice tone="danger" title={state === 'failed' ? 'This email could not be sent' : 'This email came back'}>
          {failure && <p>{failureWords[failure]}</p>}
          <p>{lastError}</p>
          <ActionButton label="Try again" title="Send this email again" done="Laurel is trying again." act={retrying}>
            The email goes to the person’s current address.
          </ActionButton>
        </Notice>
      )}
      <Facts
        of={[
          [
            'To',
            <Link to="/admin/people/$personId" params={{ personId }}>
              {toAddress ?? 'the person’s address at the time of sending'}
            </Link>,
          ],
          ['Status', `${messageStates[state]}${attempts > 1 ? `, after ${attempts} tries` : ''}`],
          ['Queued', <DateText at={queuedAt} />],
          ['Sent', sentAt === null ? 'Not yet' : <DateText at={sentAt} />],
        ]}
      />
      <pre className={classes.letter}>{message.text}</pre>
      <p className={classes.foot}>
        <AuditLink kind="message" id={messageId} />
      </p>
    </Page>
  );
}
