import { tmpdir } from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { everythingIn } from '../../test/everything-in.js';
import { odf, odfXml, openDocumentType, pictureWith, unpack } from '../../test/office-files.js';
import { blindCopyOf } from './blind-copy.js';

/** The blind copy, which must not change when it is made again. */
async function copyOf(file: Uint8Array) {
  const copy = await blindCopyOf(file, tmpdir());
  const again = await blindCopyOf(copy.bytes, tmpdir());
  expect(Buffer.from(again.bytes).equals(copy.bytes)).toBe(true);
  return { ...copy, files: unpack(copy.bytes), everything: everythingIn(copy.bytes) };
}

const values = ({ findings }: Awaited<ReturnType<typeof copyOf>>) =>
  findings.found.map(({ place, value }) => `${place}: ${value}`);

describe('an OpenDocument text', () => {
  it('has no properties, thumbnail, signatures, older versions or printers', async () => {
    const copy = await copyOf(
      odf('text', '<office:text><text:p>Our reading plan</text:p></office:text>', {
        'meta.xml': odfXml(
          'office:document-meta',
          '<office:meta><meta:initial-creator>MARK Jane</meta:initial-creator><dc:creator>MARK Tom</dc:creator><meta:user-defined meta:name="School">MARK school</meta:user-defined></office:meta>',
        ),
        'settings.xml': odfXml(
          'office:document-settings',
          '<office:settings><config:config-item-set config:name="s"><config:config-item config:name="PrinterName" config:type="string">MARK printer</config:config-item><config:config-item config:name="PrinterSetup" config:type="base64Binary">TUFSSw==</config:config-item><config:config-item config:name="CurrentDatabaseDataSource" config:type="string">MARK</config:config-item><config:config-item config:name="Rsid" config:type="int">1234567</config:config-item><config:config-item config:name="AddFrameOffsets" config:type="boolean">true</config:config-item></config:config-item-set></office:settings>',
        ),
        'Thumbnails/thumbnail.png': 'MARK',
        'META-INF/documentsignatures.xml': '<MARK/>',
        'Versions/Version1': 'MARK',
        'manifest.rdf': '<MARK/>',
        'Configurations2/toolbar/MARK.xml': '<MARK/>',
        'MARK/other.xml': '<MARK/>',
      }),
    );

    expect(copy.everything).not.toMatch(/MARK|TUFSSw|1234567/);
    expect(copy.everything).toContain('Our reading plan');
    expect(copy.everything).toContain('AddFrameOffsets');
    expect(copy.mediaType).toBe(openDocumentType('text'));
    expect(Object.keys(copy.files)).toEqual([
      'mimetype',
      'content.xml',
      'settings.xml',
      'meta.xml',
      'META-INF/manifest.xml',
    ]);
    expect(values(copy)).toEqual(
      expect.arrayContaining([
        'Author: MARK Jane',
        'Last editor: MARK Tom',
        'Property "School": MARK school',
        'Printer: MARK printer',
      ]),
    );
  });

  it('says its type in its first bytes, as programs expect', async () => {
    const { bytes } = await copyOf(odf('text', '<office:text><text:p>x</text:p></office:text>'));

    expect(Buffer.from(bytes).toString('latin1', 30, 38 + openDocumentType('text').length)).toBe(
      `mimetype${openDocumentType('text')}`,
    );
  });

  it('has the text of comments and changes, and numbers in the place of their authors', async () => {
    const copy = await copyOf(
      odf(
        'text',
        '<office:text><text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>MARK Jane</dc:creator><dc:date>2026-01-02T03:04:05</dc:date></office:change-info><text:p>was deleted</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
          '<text:p>Text<office:annotation><dc:creator>MARK Tom</dc:creator><dc:date>2026-01-02T03:04:05</dc:date><meta:creator-initials>MT</meta:creator-initials><text:p>Why?</text:p></office:annotation><office:annotation><dc:creator>MARK Jane</dc:creator><text:p>Because.</text:p></office:annotation></text:p>' +
          '<text:p>by <text:author-name text:fixed="false">the writer</text:author-name></text:p></office:text>',
      ),
    );

    expect(copy.everything).not.toMatch(/MARK|2026|>MT</);
    const content = copy.files['content.xml']!.toString();
    // Without a date, LibreOffice takes deleted words for text.
    expect(content.match(/<dc:date>[^<]*/g)).toEqual(['<dc:date>1980-01-01T00:00:00']);
    expect(content).toMatch(/Author 1.*was deleted.*Author 2.*A2.*Why\?.*Author 1.*Because\./s);
    expect(content).toContain('<text:p>by the writer</text:p>');
    expect(values(copy)).toEqual([
      'Tracked change, author: MARK Jane',
      'Comment, author: MARK Tom',
      'Comment, author: MARK Jane',
    ]);
  });

  it('loads and runs nothing', async () => {
    const copy = await copyOf(
      odf(
        'text',
        '<office:scripts><office:script script:language="MARK"/></office:scripts><office:text>' +
          '<office:event-listeners><script:event-listener xlink:href="MARK"/></office:event-listeners>' +
          '<text:section text:name="s"><text:section-source xlink:href="https://MARK.example/x.odt"/><text:p>a section</text:p></text:section>' +
          '<text:p><draw:frame draw:name="IMG_MARK.jpg"><draw:image xlink:href="https://MARK.example/pixel.png"/></draw:frame><draw:frame><draw:image xlink:href="../MARK.png"/></draw:frame>' +
          '<text:a xlink:href="file:///home/MARK/plan.odt">a plan</text:a> <text:a xlink:href="https://example.org">a page</text:a></text:p><draw:floating-frame xlink:href="https://MARK.example"/></office:text>',
        { 'Basic/script-lc.xml': '<MARK/>', 'Scripts/python/MARK.py': 'MARK' },
      ),
    );

    expect(copy.everything).not.toContain('MARK');
    const content = copy.files['content.xml']!.toString();
    for (const text of ['a section', 'a plan', 'xlink:href="https://example.org"']) expect(content).toContain(text);
    expect(copy.findings.notices).toEqual([{ notice: 'scripts-removed', names: [] }]);
  });

  it('has clean pictures and charts under neutral names. Objects of other programs are left out', async () => {
    const copy = await copyOf(
      odf(
        'text',
        '<office:text><text:p><draw:frame><draw:image xlink:href="Pictures/MARK.gif"/></draw:frame><draw:frame><draw:object xlink:href="./MARK chart"/><draw:image xlink:href="./ObjectReplacements/MARK"/></draw:frame><draw:frame><draw:object-ole xlink:href="./MARK.ole"/></draw:frame></text:p></office:text>',
        {
          'Pictures/MARK.gif': pictureWith('MARK'),
          'MARK chart/content.xml': odfXml(
            'office:document-content',
            '<office:body><office:chart><text:p officeooo:rsid="MARK">a chart</text:p></office:chart></office:body>',
          ),
          'MARK chart/meta.xml': odfXml('office:document-meta', 'MARK'),
          'ObjectReplacements/MARK': pictureWith('MARK'),
          'MARK.ole': 'MARK',
        },
      ),
    );

    expect(copy.everything).not.toContain('MARK');
    expect(Object.keys(copy.files)).toEqual(
      expect.arrayContaining(['Pictures/image1.gif', 'Pictures/image2.gif', 'Object 1/content.xml']),
    );
    expect(copy.files['content.xml']!.toString()).toContain('xlink:href="./Object 1"');
    expect(copy.everything).toContain('a chart');
    expect(copy.findings.notices).toEqual([{ notice: 'attachments-removed', names: ['MARK.ole'] }]);
  });

  it('with an object that is in itself ends', async () => {
    const object = odfXml('office:document-content', '<draw:object xlink:href="../O"/><draw:object xlink:href="./"/>');
    const copy = await copyOf(
      odf(
        'text',
        '<office:text><text:p>x<draw:frame><draw:object xlink:href="./O"/></draw:frame></text:p></office:text>',
        {
          'O/content.xml': object,
        },
      ),
    );

    expect(Object.keys(copy.files)).toContain('Object 1/content.xml');
  });
});

describe('an OpenDocument spreadsheet', () => {
  it('has values in the place of formulas that load something', async () => {
    const copy = await copyOf(
      odf(
        'spreadsheet',
        `<office:spreadsheet><table:table table:name="Scores"><table:table-row><table:table-cell table:formula="of:=COM.MICROSOFT.WEBSERVICE(&quot;https://MARK&quot;)"><text:p>7</text:p></table:table-cell><table:table-cell table:formula="of:=['file:///home/MARK/x.ods'#$A.A1]"><text:p>8</text:p></table:table-cell><table:table-cell table:formula="of:=[.A1]+1"><text:p>9</text:p></table:table-cell></table:table-row></table:table><table:table table:name="'file:///home/MARK/x.ods'#A"><table:table-source xlink:href="file:///home/MARK/x.ods"/></table:table></office:spreadsheet>`,
      ),
    );

    expect(copy.everything).not.toContain('MARK');
    expect(copy.files['content.xml']!.toString()).toMatch(
      /<table:table-cell><text:p>7.*<table:table-cell><text:p>8.*formula="of:=\[\.A1\]\+1"><text:p>9/,
    );
  });
});
