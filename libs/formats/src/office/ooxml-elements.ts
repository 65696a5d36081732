/** Elements that a blind copy does not have, with the place of their value in a person's words and its attribute. */
export const dropped = new Map<string, [place: string, attribute: string] | null>([
  ['w:rsids', null],
  ['w:docVar', ['Document variable', 'val']],
  ['w:mailMerge', null],
  ['w:writeProtection', null],
  ['w:documentProtection', null],
  ['w:attachedTemplate', null],
  ['w:attachedSchema', ['Schema', 'val']],
  ['w:saveThroughXslt', null],
  ['w:permStart', ['Editor with permission', 'ed']],
  ['w:permEnd', null],
  ['w:dataBinding', null],
  ['w:smartTagPr', null],
  ['w:customXmlPr', null],
  ['w:fldData', null],
  ['w:frameset', null],
  ['w14:docId', null],
  ['w15:docId', null],
  ['o:signatureline', ['Signer', 'suggestedsigner']],
  ['x:fileSharing', ['Last editor', 'userName']],
  ['x:webPublishing', null],
  ['x:webPublishItems', null],
  ['x:smartTagPr', null],
  ['x:smartTagTypes', null],
  ['x:smartTags', null],
  ['x:fileRecoveryPr', null],
  ['x:customWorkbookView', ["Person's view", 'name']],
  ['x:customSheetViews', null],
  ['x:customProperties', null],
  ['x:ddeLink', ['Link to a program', 'ddeTopic']],
  ['x:webPr', ['Data connection', 'url']],
  ['x:textPr', ['Data connection', 'sourceFile']],
  ['x:olapPr', ['Data connection', 'localConnection']],
  ['x:oleLink', ['Link to a file', 'progId']],
  ['p:modifyVerifier', null],
  ['p:custDataLst', null],
  ['p:smartTags', null],
  ['p:htmlPubPr', null],
  ['p:webPr', null],
]);

/** The same for elements of extensions, whose names are found in no other namespace. */
export const droppedAnywhere = new Map<string, [place: string, attribute: string] | null>([
  ['absPath', ['Folder', 'url']],
  ['revisionPtr', null],
  ['presenceInfo', ['Account', 'userId']],
  ['schemaLibrary', null],
  ['webVideoPr', ['Linked video', 'embeddedHtml']],
  ['imgProps', null],
  ['svgBlip', null],
  ['themeFamily', ['Theme', 'name']],
  ['alternateUrls', ['Linked workbook', 'absoluteUrl']],
  ['mentions', null],
  ['taskDetails', null],
  ['taskHistoryDetails', null],
]);

export const unwrapped = new Set(['w:docVars', 'w:smartTag', 'w:customXml', 'x:customWorkbookViews']);

/** Lists that must not be empty: they go with the last thing in them. */
export const lists = new Map([
  ['x:oleObjects', 'x:oleObject'],
  ['x:controls', 'x:control'],
  ['p:controls', 'p:control'],
  ['x:hyperlinks', 'x:hyperlink'],
  ['x:definedNames', 'x:definedName'],
]);

/** Elements that can do without what they lead to. Others go with it. */
export const withoutTarget = new Set([
  'a:blip',
  'v:fill',
  'v:stroke',
  'v:imagedata',
  'x:pageSetup',
  'x:dataRef',
  'x:worksheetSource',
]);
