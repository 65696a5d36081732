import type { AttendanceListInput } from '../../../api/schema';
import { fieldsOf, folded, readTitledFile, type TitledFile, type Titles } from '../parts/titled-file';

export type ListedAttendance = AttendanceListInput['entries'][number];

/** A person in a file of attendance. What the file says wrongly stays as it is: the API says what is wrong. */
export interface AttendanceRow {
  line: number;
  entry: ListedAttendance;
}

const titles: Titles<keyof ListedAttendance> = {
  email: ['Email address', 'Email', 'E-mail', 'Mail', 'User email', 'Participant email'],
  attended: ['Attended', 'Attendance', 'Present'],
};

export const titleOf = (field: string): string | undefined => titles[field as keyof ListedAttendance]?.[0];

/** The titles, and two rows as an example. */
export const emptyAttendanceFile = `${fieldsOf(titles).map(titleOf).join(',')}\r\nada@example.org,Yes\r\nben@example.org,No\r\n`;

const words = new Map<string, boolean>([
  ...['', 'yes', 'y', 'true', '1', 'x', 'present', 'attended'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', '0', 'absent'].map((word) => [word, false] as const),
]);

/** Reads a CSV file of who attended. A person about whom it says nothing else attended. */
export async function attendanceIn(bytes: ArrayBuffer): Promise<TitledFile<AttendanceRow>> {
  const file = await readTitledFile(bytes, titles, ['email']);
  return {
    ...file,
    rows: file.rows.map(({ line, said }) => ({
      line,
      entry: {
        email: said('email'),
        attended: words.get(folded(said('attended'))) ?? (said('attended') as unknown as boolean),
      },
    })),
  };
}
