import { SaxesParser } from 'saxes';

/** The words of formatted text: XHTML, as far as it can be read. */
export function textOfRichText(source: string): string {
  const parser = new SaxesParser({ fragment: true });
  let text = '';
  parser.on('text', (part) => {
    text += part;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'p' || name === 'br') text += '\n';
  });
  // It reads on after a fault.
  parser.on('error', () => undefined);
  parser.write(source).close();
  return text.trim();
}
