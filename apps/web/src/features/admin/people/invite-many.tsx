import { counted } from '../../../ui/number-words';
import { announce } from '../parts/announcer';
import type { Column } from '../parts/data-table';
import { FromFile } from '../parts/from-file';
import { emptyFile, type FileRow, inviteesIn, titleOf } from './invitee-file';
import { checkInvitees, useInviteMany } from './people.queries';

/** Invites everyone in a file, after showing what is wrong in which row. */
export function InviteMany() {
  const inviting = useInviteMany();
  return (
    <FromFile
      title="Invite many people"
      about="Choose a CSV file with a row for each person, at most 500. Nobody is invited before you have seen what was read."
      example={{ name: 'people-to-invite.csv', text: emptyFile }}
      read={inviteesIn}
      check={(rows) => checkInvitees(rows.map(({ invitee }) => invitee))}
      titleOf={titleOf}
      columns={columns}
      inWords={(good, { again }) =>
        `${people(good)} can be invited${again > 0 ? `, ${again} of them again: the link that they have stops working` : ''}.`
      }
      confirm={(good) => `Invite ${people(good)}`}
      act={async (rows) => {
        const { invited } = await inviting.mutateAsync(rows.map(({ invitee }) => invitee));
        announce(`Invited: ${people(invited)}.`);
      }}
      safe="Nobody was invited."
    />
  );
}

const people = (count: number) => counted(count, 'person', 'people');

const columns: Column<FileRow>[] = [
  { title: 'Email address', cell: ({ invitee }) => invitee.email || 'Not given' },
  { title: 'Name', cell: ({ invitee }) => invitee.name || 'Not given' },
];
