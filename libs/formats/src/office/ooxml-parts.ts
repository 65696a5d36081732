/** What becomes of the part to which a relationship of a kind leads. */
export interface PartRule {
  /** Its name in the blind copy, without number and extension, below `word`, `xl` or `ppt`. */
  stem: string;
  /** How its content is cleaned. */
  content: 'xml' | 'picture' | 'recording' | 'package' | 'font';
  /** Whether the first one has no number. */
  single?: true;
}

const xml = (stem: string): PartRule => ({ stem, content: 'xml' });
const oneXml = (stem: string): PartRule => ({ stem, content: 'xml', single: true });

/**
 * The kinds of parts that a blind copy has. Everything else is left out: properties, thumbnails, custom XML, lists of
 * people and of printers, signatures, add-ins, building blocks, data of older versions.
 */
export const keptParts: ReadonlyMap<string, PartRule> = new Map<string, PartRule>([
  // All
  ['theme', xml('theme/theme')],
  ['themeOverride', xml('theme/themeOverride')],
  ['image', { stem: 'media/image', content: 'picture' }],
  ['video', { stem: 'media/media', content: 'recording' }],
  ['audio', { stem: 'media/media', content: 'recording' }],
  ['media', { stem: 'media/media', content: 'recording' }],
  ['package', { stem: 'embeddings/package', content: 'package' }],
  ['chart', xml('charts/chart')],
  ['chartEx', xml('charts/chartEx')],
  ['chartStyle', xml('charts/style')],
  ['chartColorStyle', xml('charts/colors')],
  ['chartUserShapes', xml('drawings/userShapes')],
  ['diagramData', xml('diagrams/data')],
  ['diagramLayout', xml('diagrams/layout')],
  ['diagramQuickStyle', xml('diagrams/quickStyle')],
  ['diagramColors', xml('diagrams/colors')],
  ['diagramDrawing', xml('diagrams/drawing')],
  ['font', { stem: 'fonts/font', content: 'font' }],
  ['vmlDrawing', xml('drawings/vmlDrawing')],
  ['comments', oneXml('comments')],
  // Word
  ['styles', oneXml('styles')],
  ['stylesWithEffects', oneXml('stylesWithEffects')],
  ['settings', oneXml('settings')],
  ['fontTable', oneXml('fontTable')],
  ['numbering', oneXml('numbering')],
  ['footnotes', oneXml('footnotes')],
  ['endnotes', oneXml('endnotes')],
  ['header', xml('header')],
  ['footer', xml('footer')],
  ['commentsExtended', oneXml('commentsExtended')],
  // Excel
  ['worksheet', xml('worksheets/sheet')],
  ['chartsheet', xml('chartsheets/sheet')],
  ['dialogsheet', xml('dialogsheets/sheet')],
  ['sharedStrings', oneXml('sharedStrings')],
  ['drawing', xml('drawings/drawing')],
  ['threadedComment', xml('threadedComments/threadedComment')],
  ['person', oneXml('persons/person')],
  ['table', xml('tables/table')],
  ['tableSingleCells', xml('tables/tableSingleCells')],
  ['queryTable', xml('queryTables/queryTable')],
  ['connections', oneXml('connections')],
  ['pivotTable', xml('pivotTables/pivotTable')],
  ['pivotCacheDefinition', xml('pivotCache/pivotCacheDefinition')],
  ['pivotCacheRecords', xml('pivotCache/pivotCacheRecords')],
  ['slicer', xml('slicers/slicer')],
  ['slicerCache', xml('slicerCaches/slicerCache')],
  ['timeline', xml('timelines/timeline')],
  ['timelineCache', xml('timelineCaches/timelineCache')],
  ['externalLink', xml('externalLinks/externalLink')],
  ['ctrlProp', xml('ctrlProps/ctrlProp')],
  ['sheetMetadata', oneXml('metadata')],
  ['richValueRel', oneXml('richData/richValueRel')],
  ['rdRichValue', oneXml('richData/rdrichvalue')],
  ['rdRichValueStructure', oneXml('richData/rdrichvaluestructure')],
  ['rdRichValueTypes', oneXml('richData/rdRichValueTypes')],
  ['FeaturePropertyBag', oneXml('featurePropertyBag/featurePropertyBag')],
  // PowerPoint
  ['slideMaster', xml('slideMasters/slideMaster')],
  ['slideLayout', xml('slideLayouts/slideLayout')],
  ['slide', xml('slides/slide')],
  ['notesMaster', xml('notesMasters/notesMaster')],
  ['notesSlide', xml('notesSlides/notesSlide')],
  ['handoutMaster', xml('handoutMasters/handoutMaster')],
  ['presProps', oneXml('presProps')],
  ['tableStyles', oneXml('tableStyles')],
  ['commentAuthors', oneXml('commentAuthors')],
  ['authors', oneXml('authors')],
]);

/** Parts with programs. They are left out, and the candidate learns it. */
export const scriptParts: ReadonlySet<string> = new Set([
  'vbaProject',
  'vbaProjectSignature',
  'vbaProjectSignatureAgile',
  'vbaProjectSignatureV3',
  'wordVbaData',
  'control',
  'activeXControlBinary',
  'keyMapCustomizations',
  'attachedToolbars',
  'extensibility',
  'userCustomization',
  'webextension',
  'webextensiontaskpanes',
]);

/** Sheets that are programs. Leaving one out would change what the others refer to. */
export const programSheets: ReadonlySet<string> = new Set(['xlMacrosheet', 'xlIntlMacrosheet']);

/** Files in the file that nothing can clean. They are left out, and the candidate learns their names. */
export const attachedParts: ReadonlySet<string> = new Set(['oleObject', 'aFChunk', 'subDocument']);
