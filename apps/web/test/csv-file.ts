/** A CSV file to choose in a page: its first row has the titles. */
export const csvFile =
  (name: string, titles: string) =>
  (...rows: string[]) => ({
    name,
    mimeType: 'text/csv',
    buffer: Buffer.from([titles, ...rows].join('\r\n')),
  });
