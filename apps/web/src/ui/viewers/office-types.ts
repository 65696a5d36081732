const offices =
  /wordprocessingml|msword|spreadsheetml|ms-excel|presentationml|ms-powerpoint|opendocument\.(text|spreadsheet|presentation)/;

export const isOffice = (mediaType: string): boolean => offices.test(mediaType);
