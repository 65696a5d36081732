/** A format as people know it. */
export interface KnownType {
  /** The name of the format in a list of formats. */
  label: string;
  /** The file itself in a sentence, with its article. */
  noun: string;
  /** Without the dot, the usual one first. */
  extensions: readonly string[];
  /** Other names that browsers, systems and detectors use for this type. */
  aliases?: readonly string[];
  /** Wherever this other type is accepted, this one is taken too: Laurel shows or converts it as well. */
  takenWith?: string;
  /** For a format that reviewers often cannot open: how to make a file that they can. */
  remedy?: string;
}

const openXml = 'application/vnd.openxmlformats-officedocument';
const openDocument = 'application/vnd.oasis.opendocument';

const remedies = {
  photo: 'Open it on your computer and export it as JPEG or PNG.',
  video: 'Open it in a video app and export it as MP4.',
  sound: 'Open it in an audio app and export it as MP3.',
  document: 'Open it in the app that you use for it, and save it as DOCX or PDF.',
  spreadsheet: 'Open it in the app that you use for it, and save it as XLSX or PDF.',
  presentation: 'Open it in the app that you use for it, and save it as PPTX or PDF.',
  text: 'Save it as PDF.',
  captions: 'Captions belong to a recording or a video: upload that, then choose Add captions below it.',
  archive: 'Open the archive and upload the files inside, one by one.',
  print: 'Open it, choose Print, and save it as PDF.',
  macros: 'Save it without macros, as DOCX, XLSX or PPTX.',
};

/** Word, Excel and PowerPoint pack what they encrypt in a file that does not tell which of them made it. */
export const lockedOffice = 'application/x-locked-office';

/** The types that people have. The page and the server name and recognize files with this one table. */
export const known: Readonly<Record<string, KnownType>> = {
  'application/pdf': { label: 'PDF', noun: 'a PDF', extensions: ['pdf'], aliases: ['application/x-pdf'] },
  [`${openXml}.wordprocessingml.document`]: {
    label: 'Word (DOCX)',
    noun: 'a Word document (DOCX)',
    extensions: ['docx'],
  },
  [`${openXml}.presentationml.presentation`]: {
    label: 'PowerPoint (PPTX)',
    noun: 'a PowerPoint presentation (PPTX)',
    extensions: ['pptx'],
  },
  [`${openXml}.spreadsheetml.sheet`]: {
    label: 'Excel (XLSX)',
    noun: 'an Excel spreadsheet (XLSX)',
    extensions: ['xlsx'],
  },
  [`${openDocument}.text`]: {
    label: 'OpenDocument text',
    noun: 'an OpenDocument text',
    extensions: ['odt'],
    remedy: remedies.document,
  },
  [`${openDocument}.spreadsheet`]: {
    label: 'OpenDocument spreadsheet',
    noun: 'an OpenDocument spreadsheet',
    extensions: ['ods'],
    remedy: remedies.spreadsheet,
  },
  [`${openDocument}.presentation`]: {
    label: 'OpenDocument presentation',
    noun: 'an OpenDocument presentation',
    extensions: ['odp'],
    remedy: remedies.presentation,
  },
  'image/png': { label: 'PNG', noun: 'a PNG picture', extensions: ['png'], aliases: ['image/x-png', 'image/apng'] },
  'image/jpeg': {
    label: 'JPEG',
    noun: 'a JPEG picture',
    extensions: ['jpg', 'jpeg', 'jpe', 'jfif'],
    aliases: ['image/jpg', 'image/pjpeg'],
  },
  'image/gif': { label: 'GIF', noun: 'a GIF picture', extensions: ['gif'], remedy: remedies.photo },
  'image/webp': { label: 'WebP', noun: 'a WebP picture', extensions: ['webp'], takenWith: 'image/jpeg' },
  'video/mp4': { label: 'MP4 video', noun: 'an MP4 video', extensions: ['mp4', 'm4v'], aliases: ['video/x-m4v'] },
  'video/webm': { label: 'WebM video', noun: 'a WebM video', extensions: ['webm'] },
  'video/quicktime': {
    label: 'QuickTime video (MOV)',
    noun: 'a QuickTime video (MOV)',
    extensions: ['mov', 'qt'],
  },
  'video/ogg': { label: 'Ogg video', noun: 'an Ogg video', extensions: ['ogv'], remedy: remedies.video },
  'audio/mpeg': {
    label: 'MP3',
    noun: 'an MP3 recording',
    extensions: ['mp3'],
    aliases: ['audio/mp3', 'audio/x-mp3', 'audio/x-mpeg', 'audio/mpeg3'],
  },
  'audio/wav': {
    label: 'WAV',
    noun: 'a WAV recording',
    extensions: ['wav'],
    aliases: ['audio/x-wav', 'audio/wave', 'audio/vnd.wave'],
  },
  'audio/mp4': {
    label: 'M4A',
    noun: 'an M4A recording',
    extensions: ['m4a'],
    aliases: ['audio/x-m4a', 'audio/m4a'],
  },
  'audio/webm': { label: 'WebM audio', noun: 'a WebM recording', extensions: ['weba', 'webm'], remedy: remedies.sound },
  'audio/ogg': {
    label: 'Ogg audio',
    noun: 'an Ogg recording',
    extensions: ['ogg', 'oga', 'opus'],
    aliases: ['application/ogg', 'audio/opus', 'audio/x-ogg'],
    remedy: remedies.sound,
  },
  'text/plain': { label: 'plain text', noun: 'plain text', extensions: ['txt', 'text'], remedy: remedies.text },
  'text/csv': {
    label: 'CSV',
    noun: 'a CSV table',
    extensions: ['csv'],
    aliases: ['application/csv', 'text/x-csv', 'text/comma-separated-values'],
    remedy: remedies.spreadsheet,
  },
  'text/markdown': { label: 'Markdown', noun: 'a Markdown file', extensions: [], remedy: remedies.text },
  'text/tab-separated-values': { label: 'TSV', noun: 'a TSV table', extensions: [], remedy: remedies.spreadsheet },
  'text/vtt': {
    label: 'captions (VTT)',
    noun: 'a captions file (VTT)',
    extensions: ['vtt'],
    remedy: remedies.captions,
  },
  'application/x-subrip': {
    label: 'captions (SRT)',
    noun: 'a captions file (SRT)',
    extensions: ['srt'],
    aliases: ['text/srt', 'application/srt', 'text/x-srt'],
    remedy: remedies.captions,
  },

  'image/heic': {
    label: 'HEIC photo',
    noun: 'a HEIC photo',
    extensions: ['heic', 'heif'],
    aliases: ['image/heif', 'image/heic-sequence', 'image/heif-sequence'],
    takenWith: 'image/jpeg',
    remedy: 'On an iPhone, choose Settings, Camera, Formats, Most Compatible, or export it as JPEG.',
  },
  'image/avif': { label: 'AVIF picture', noun: 'an AVIF picture', extensions: ['avif'], remedy: remedies.photo },
  'image/tiff': { label: 'TIFF picture', noun: 'a TIFF picture', extensions: ['tif', 'tiff'], remedy: remedies.photo },
  'image/bmp': {
    label: 'BMP picture',
    noun: 'a BMP picture',
    extensions: ['bmp'],
    aliases: ['image/x-bmp', 'image/x-ms-bmp'],
    remedy: remedies.photo,
  },
  'image/vnd.adobe.photoshop': {
    label: 'Photoshop picture',
    noun: 'a Photoshop picture',
    extensions: ['psd'],
    remedy: remedies.photo,
  },
  'image/svg+xml': { label: 'SVG drawing', noun: 'an SVG drawing', extensions: ['svg'], remedy: remedies.photo },
  'video/vnd.avi': {
    label: 'AVI video',
    noun: 'an AVI video',
    extensions: ['avi'],
    aliases: ['video/x-msvideo', 'video/avi', 'video/msvideo'],
    remedy: remedies.video,
  },
  'video/x-ms-wmv': {
    label: 'Windows Media video (WMV)',
    noun: 'a Windows Media video (WMV)',
    extensions: ['wmv', 'asf'],
    aliases: ['video/x-ms-asf', 'application/vnd.ms-asf'],
    remedy: remedies.video,
  },
  'video/matroska': {
    label: 'Matroska video (MKV)',
    noun: 'a Matroska video (MKV)',
    extensions: ['mkv'],
    aliases: ['video/x-matroska'],
    remedy: remedies.video,
  },
  'video/mpeg': { label: 'MPEG video', noun: 'an MPEG video', extensions: ['mpg', 'mpeg'], remedy: remedies.video },
  'video/mp2t': { label: 'MPEG video', noun: 'an MPEG video', extensions: ['mts', 'm2ts'], remedy: remedies.video },
  'video/3gpp': {
    label: '3GP video',
    noun: 'a 3GP video',
    extensions: ['3gp', '3g2'],
    aliases: ['video/3gpp2'],
    remedy: remedies.video,
  },
  'video/x-flv': { label: 'Flash video', noun: 'a Flash video', extensions: ['flv'], remedy: remedies.video },
  'audio/x-ms-wma': {
    label: 'Windows Media recording (WMA)',
    noun: 'a Windows Media recording (WMA)',
    extensions: ['wma'],
    aliases: ['audio/x-ms-asf'],
    remedy: remedies.sound,
  },
  'audio/aac': {
    label: 'AAC recording',
    noun: 'an AAC recording',
    extensions: ['aac'],
    aliases: ['audio/x-aac', 'audio/aacp'],
    remedy: remedies.sound,
  },
  'audio/aiff': {
    label: 'AIFF recording',
    noun: 'an AIFF recording',
    extensions: ['aif', 'aiff'],
    aliases: ['audio/x-aiff'],
    remedy: remedies.sound,
  },
  'audio/flac': {
    label: 'FLAC recording',
    noun: 'a FLAC recording',
    extensions: ['flac'],
    aliases: ['audio/x-flac'],
    remedy: remedies.sound,
  },
  'audio/amr': { label: 'AMR recording', noun: 'an AMR recording', extensions: ['amr'], remedy: remedies.sound },
  'application/msword': {
    label: 'older Word document (DOC)',
    noun: 'an older Word document (DOC)',
    extensions: ['doc', 'dot'],
    remedy: 'Open it in Word, choose Save As, and save it as DOCX or PDF.',
  },
  'application/vnd.ms-excel': {
    label: 'older Excel spreadsheet (XLS)',
    noun: 'an older Excel spreadsheet (XLS)',
    extensions: ['xls', 'xlt'],
    remedy: 'Open it in Excel, choose Save As, and save it as XLSX or PDF.',
  },
  'application/vnd.ms-powerpoint': {
    label: 'older PowerPoint presentation (PPT)',
    noun: 'an older PowerPoint presentation (PPT)',
    extensions: ['ppt', 'pps'],
    remedy: 'Open it in PowerPoint, choose Save As, and save it as PPTX or PDF.',
  },
  'application/x-cfb': {
    label: 'older Office document',
    noun: 'an older Office document',
    extensions: [],
    remedy: 'Open it in Office, choose Save As, and save it as DOCX, XLSX, PPTX or PDF.',
  },
  [lockedOffice]: {
    label: 'Office document with a password',
    noun: 'an Office document with a password',
    extensions: [],
    remedy: 'Open it in Office, choose File, Info, Protect, Encrypt with Password, and clear the password.',
  },
  'application/vnd.ms-word.document.macroenabled': {
    label: 'Word document with macros',
    noun: 'a Word document with macros',
    extensions: ['docm'],
    aliases: ['application/vnd.ms-word.document.macroenabled.12'],
    remedy: remedies.macros,
  },
  'application/vnd.ms-excel.sheet.macroenabled': {
    label: 'Excel spreadsheet with macros',
    noun: 'an Excel spreadsheet with macros',
    extensions: ['xlsm'],
    aliases: ['application/vnd.ms-excel.sheet.macroenabled.12'],
    remedy: remedies.macros,
  },
  'application/vnd.ms-powerpoint.presentation.macroenabled': {
    label: 'PowerPoint presentation with macros',
    noun: 'a PowerPoint presentation with macros',
    extensions: ['pptm'],
    aliases: ['application/vnd.ms-powerpoint.presentation.macroenabled.12'],
    remedy: remedies.macros,
  },
  [`${openXml}.presentationml.slideshow`]: {
    label: 'PowerPoint show (PPSX)',
    noun: 'a PowerPoint show (PPSX)',
    extensions: ['ppsx'],
    remedy: remedies.presentation,
  },
  [`${openDocument}.graphics`]: {
    label: 'OpenDocument drawing',
    noun: 'an OpenDocument drawing',
    extensions: ['odg'],
    remedy: remedies.print,
  },
  'application/vnd.apple.pages': {
    label: 'Pages document',
    noun: 'a Pages document',
    extensions: ['pages'],
    aliases: ['application/x-iwork-pages-sffpages'],
    remedy: 'In Pages, choose File, Export To, and export it as Word or PDF.',
  },
  'application/vnd.apple.numbers': {
    label: 'Numbers spreadsheet',
    noun: 'a Numbers spreadsheet',
    extensions: ['numbers'],
    aliases: ['application/x-iwork-numbers-sffnumbers'],
    remedy: 'In Numbers, choose File, Export To, and export it as Excel or PDF.',
  },
  'application/vnd.apple.keynote': {
    label: 'Keynote presentation',
    noun: 'a Keynote presentation',
    extensions: ['key'],
    aliases: ['application/x-iwork-keynote-sffkey'],
    remedy: 'In Keynote, choose File, Export To, and export it as PowerPoint or PDF.',
  },
  'application/rtf': {
    label: 'rich text document (RTF)',
    noun: 'a rich text document (RTF)',
    extensions: ['rtf'],
    aliases: ['text/rtf', 'application/x-rtf', 'text/richtext'],
    remedy: remedies.document,
  },
  'application/vnd.ms-outlook': {
    label: 'Outlook message',
    noun: 'an Outlook message',
    extensions: ['msg'],
    remedy: remedies.print,
  },
  'message/rfc822': { label: 'email', noun: 'an email', extensions: ['eml'], remedy: remedies.print },
  'application/epub+zip': { label: 'EPUB book', noun: 'an EPUB book', extensions: ['epub'] },
  'application/postscript': {
    label: 'PostScript document',
    noun: 'a PostScript document',
    extensions: ['ps', 'ai'],
    aliases: ['application/eps'],
    remedy: 'Open it in the app that you use for it, and save it as PDF.',
  },
  'text/html': {
    label: 'web page (HTML)',
    noun: 'a web page (HTML)',
    extensions: ['html', 'htm'],
    aliases: ['application/xhtml+xml'],
    remedy: remedies.print,
  },
  'application/zip': {
    label: 'ZIP archive',
    noun: 'a ZIP archive',
    extensions: ['zip'],
    aliases: ['application/x-zip-compressed', 'application/x-zip'],
    remedy: remedies.archive,
  },
  'application/x-rar-compressed': {
    label: 'RAR archive',
    noun: 'a RAR archive',
    extensions: ['rar'],
    aliases: ['application/vnd.rar', 'application/x-rar'],
    remedy: remedies.archive,
  },
  'application/x-7z-compressed': {
    label: '7-Zip archive',
    noun: 'a 7-Zip archive',
    extensions: ['7z'],
    remedy: remedies.archive,
  },
  'application/gzip': {
    label: 'GZIP archive',
    noun: 'a GZIP archive',
    extensions: ['gz', 'tgz'],
    aliases: ['application/x-gzip'],
    remedy: remedies.archive,
  },
  'application/xml': { label: 'XML document', noun: 'an XML document', extensions: ['xml'], aliases: ['text/xml'] },
  'application/json': { label: 'JSON file', noun: 'a JSON file', extensions: ['json'] },
  'application/x-msdownload': {
    label: 'Windows program',
    noun: 'a Windows program',
    extensions: ['exe', 'dll'],
    aliases: ['application/x-msdos-program', 'application/vnd.microsoft.portable-executable'],
  },
  'application/x-elf': { label: 'program', noun: 'a program', extensions: [] },
  'application/x-mach-binary': { label: 'program', noun: 'a program', extensions: [] },
};
