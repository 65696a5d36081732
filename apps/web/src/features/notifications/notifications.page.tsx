import { Button, NativeSelect } from '@mantine/core';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import type { Notification } from '../../api/schema';
import { DateText } from '../../ui/date-text';
import { Empty } from '../../ui/empty';
import { Form } from '../../ui/form';
import lists from '../../ui/lists.module.css';
import { ErrorNotice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { kindWords } from './notification-words';
import { notificationsQuery, useMark, useMarkAll } from './notifications.queries';
import classes from './notifications.module.css';

const route = getRouteApi('/signed-in/notifications');

/** Everything that Laurel told the reader, the newest first. Each notification leads to what it is about. */
export function NotificationsPage() {
  const unreadOnly = route.useSearch().show === 'unread';
  const navigate = route.useNavigate();
  const list = useSuspenseInfiniteQuery(notificationsQuery(unreadOnly));
  const items = list.data.pages.flatMap((page) => page.items);
  const end = useFocusAtTheEnd(list.hasNextPage);
  const mark = useMark();
  const markAll = useMarkAll();
  const [said, say] = useState('');

  async function readAll(through: string) {
    const done = await markAll.mutateAsync(through).then(
      () => true,
      () => false, // the mutation shows the error
    );
    say(done ? 'All notifications are read.' : '');
  }

  return (
    <Page
      title="Notifications"
      lead="What happened with your work in Laurel. A notification stays here for a year."
      action={<Link to="/profile/emails">Choose your emails</Link>}
    >
      <Form className={classes.tools} onSubmit={(event) => event.preventDefault()}>
        <NativeSelect
          label="Show"
          value={unreadOnly ? 'unread' : ''}
          onChange={(event) =>
            void navigate({
              to: '.',
              search: event.currentTarget.value === '' ? {} : { show: 'unread' },
              replace: true,
            })
          }
          data={[
            { value: '', label: 'All notifications' },
            { value: 'unread', label: 'Unread' },
          ]}
        />
        {items[0] && (
          <Button variant="default" loading={markAll.isPending} onClick={() => void readAll(items[0]!.id)}>
            Mark all as read
          </Button>
        )}
        <span role="status">{said}</span>
      </Form>
      {(mark.error ?? markAll.error) && (
        <ErrorNotice error={mark.error ?? markAll.error} safe="Your notifications are as they were." />
      )}
      {items.length === 0 ? (
        <Empty title={unreadOnly ? 'You have read everything.' : 'Nothing has happened yet.'}>
          {!unreadOnly && 'Deadlines, results, and other news about your work will be listed here.'}
        </Empty>
      ) : (
        <ul className={lists.list}>
          {items.map((item) => (
            <Line key={item.id} item={item} onMark={(read) => mark.mutate({ id: item.id, read })} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button variant="default" mt="md" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          Show more
        </Button>
      )}
      {items.length > 0 && (
        <p ref={end} tabIndex={-1} role="status" className={lists.soft}>
          {items.length} shown{list.hasNextPage ? ', more available' : ''}
        </p>
      )}
    </Page>
  );
}

function Line({ item, onMark }: { item: Notification; onMark: (read: boolean) => void }) {
  const { kind, title, words, path, at, read } = item;
  const toggle = read ? 'Mark as unread' : 'Mark as read';
  return (
    <li className={lists.row}>
      <div>
        <p className={classes.title} data-unread={!read || undefined}>
          {!read && <span className={classes.unread}>Unread</span>}
          {path === null ? (
            title
          ) : (
            <Link to={path} onClick={() => !read && onMark(true)}>
              {title}
            </Link>
          )}
        </p>
        {words !== null && <p className={classes.words}>{words}</p>}
        <p className={classes.about}>
          {kindWords[kind].name} · <DateText at={at} />
        </p>
      </div>
      <Button variant="subtle" size="compact-sm" aria-label={`${toggle}: ${title}`} onClick={() => onMark(!read)}>
        {toggle}
      </Button>
    </li>
  );
}

/** When the last page is loaded, the button that had the focus is gone: the line below the list takes it. */
function useFocusAtTheEnd(hasMore: boolean) {
  const end = useRef<HTMLParagraphElement>(null);
  const had = useRef(false);
  useEffect(() => {
    if (had.current && !hasMore && document.activeElement === document.body) end.current?.focus();
    had.current = hasMore;
  }, [hasMore]);
  return end;
}
