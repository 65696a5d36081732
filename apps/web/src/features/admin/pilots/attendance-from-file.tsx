import { counted } from '../../../ui/number-words';
import { announce } from '../parts/announcer';
import { FromFile } from '../parts/from-file';
import { attendanceIn, emptyAttendanceFile, titleOf } from './attendance-file';
import { checkAttendance, useRecordAttendanceList } from './pilot.queries';

interface AttendanceFromFileProps {
  pilotId: string;
  meetingId: string;
}

/** Records who attended a meeting from a file, after showing what is wrong in which row. */
export function AttendanceFromFile({ pilotId, meetingId }: AttendanceFromFileProps) {
  const recording = useRecordAttendanceList(pilotId, meetingId);
  return (
    <FromFile
      title="Record attendance from a file"
      about="Choose a CSV file with an email address in each row, at most 500 rows. A column “Attended” can say yes or no; without it, everyone in the file attended. Nothing is recorded before you have seen what was read."
      example={{ name: 'attendance.csv', text: emptyAttendanceFile }}
      read={attendanceIn}
      check={(rows) =>
        checkAttendance(
          pilotId,
          meetingId,
          rows.map(({ entry }) => entry),
        )
      }
      titleOf={titleOf}
      columns={[{ title: 'Email address', cell: ({ entry }) => entry.email || 'Not given' }]}
      inWords={(_, counts) => inWords(counts)}
      confirm={(_, { recorded, corrected }) =>
        recorded + corrected === 0 ? null : `Record attendance of ${people(recorded + corrected)}`
      }
      act={async (rows) => {
        const { recorded, corrected } = await recording.mutateAsync(rows.map(({ entry }) => entry));
        announce(`Attendance recorded: ${people(recorded + corrected)}.`);
      }}
      safe="Nothing was recorded."
    />
  );
}

interface Counts {
  recorded: number;
  corrected: number;
  unchanged: number;
}

function inWords({ recorded, corrected, unchanged }: Counts): string {
  if (recorded + corrected === 0) return 'Everything that can be used in this file is recorded already.';
  const parts = [
    recorded > 0 && `${people(recorded)} will be recorded.`,
    corrected > 0 && `${counted(corrected, 'record')} will change.`,
    unchanged > 0 && `${people(unchanged)} already recorded like this.`,
  ];
  return parts.filter(Boolean).join(' ');
}

const people = (count: number) => counted(count, 'person', 'people');
