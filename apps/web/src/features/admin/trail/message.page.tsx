import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { DateText } from '../../../ui/date-text';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { AuditLink } from '../parts/audit-link';
import { Deed } from '../parts/deed';
import { Facts } from '../parts/facts';
import classes from '../parts/parts.module.css';
import { messageStates } from './messages.page';
import { messageQuery, useRetryMessage } from './trail.queries';

const route = getRouteApi('/administrator/admin/messages/$messageId');

/** One mail with its text. */
export function MessagePage() {
  const { messageId } = route.useParams();
  const { data: message } = useSuspenseQuery(messageQuery(messageId));
  const retrying = useRetryMessage(messageId);
  const { state, lastError, personId, toAddress, queuedAt, sentAt, attempts } = message;
  return (
    <Page title={message.subject} over={<Link to="/admin/messages">Mail</Link>}>
      {state === 'failed' && (
        <Notice tone="danger" title="It could not be sent">
          <p>{lastError}</p>
          <Deed label="Try again" title="Send it again" done="It is tried again." act={retrying}>
            It goes to the address that the person has now.
          </Deed>
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
          ['Stands', `${messageStates[state]}${attempts > 1 ? `, after ${attempts} attempts` : ''}`],
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
