import { SaxesParser } from 'saxes';

/** Properties without a name, place or device in them. */
const telling =
  /^(xmp:.*Date|xmpMM:(DocumentID|InstanceID|OriginalDocumentID|VersionID|RenditionClass)|pdfaid:.*|dc:format|rdf:.*|xml:.*|x:.*|xmlns.*|pdf:Trapped|xmpTPg:.*|stEvt:(instanceID|when|changed|action))$/;

/** The properties of an XMP packet that have text. A broken packet gives what stands before the fault. */
export function valuesOfXmp(bytes: Buffer): { name: string; value: string }[] {
  const values: { name: string; value: string }[] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  let text = '';
  const take = (name: string, value: string) => {
    if (value.trim() && !telling.test(name) && values.length < 200) values.push({ name, value: value.trim() });
  };
  parser.on('opentag', ({ name, attributes }) => {
    open.push(name);
    text = '';
    for (const [attribute, value] of Object.entries(attributes)) take(attribute, String(value));
  });
  parser.on('text', (part) => {
    if (text.length < 2000) text += part;
  });
  parser.on('closetag', () => {
    // Lists hold their items in rdf:Bag, rdf:Seq or rdf:Alt.
    take(open.findLast((name) => !name.startsWith('rdf:')) ?? '', text);
    text = '';
    open.pop();
  });
  parser.on('error', (fault) => {
    throw fault;
  });
  try {
    parser.write(decoded(bytes).slice(0, 2_000_000)).close();
  } catch {
    // What stands before the fault is enough.
  }
  return values;
}

function decoded(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  return new TextDecoder().decode(bytes);
}
