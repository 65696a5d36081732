import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';
import { installed } from '../../../test/installed.js';
import { odf, ooxml, paragraph, pictureWith, relationships, wordFile, xml } from '../../../test/office-files.js';
import { pdfFormat } from '../../pdf/pdf.format.js';
import { officeFormat } from '../office.format.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'office-view-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function prepared(content: Buffer, soffice: string | null = null) {
  const path = join(folder, 'given');
  await writeFile(path, content);
  const found = await officeFormat.prepare({ path, mediaType: '', size: content.length }, folder, {
    libreOffice: soffice,
    ffmpeg: null,
  });
  const view = found.view === null ? '' : (await readFile(found.view.path)).toString('latin1');
  return { ...found, shown: Buffer.from(view, 'latin1').toString('utf8') };
}

describe('without LibreOffice', () => {
  it('a Word document is a page with its pictures and comments', async () => {
    const { view, notices, shown } = await prepared(
      wordFile(
        `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Our plan &lt;2026&gt;</w:t></w:r></w:p>` +
          `<w:p><w:r><w:t>Reading</w:t></w:r><w:r><w:commentReference w:id="0"/></w:r><w:hyperlink r:id="rId2"><w:r><w:t>a page</w:t></w:r></w:hyperlink></w:p>` +
          '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="A class"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="rId3"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>' +
          '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>wide</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
        {
          'word/_rels/document.xml.rels': relationships(
            ['comments', 'comments.xml'],
            ['!hyperlink', 'https://example.org'],
            ['image', 'media/image1.gif'],
          ),
          'word/comments.xml': xml(
            'w:comments',
            `<w:comment w:id="0" w:author="Jane" w:initials="J">${paragraph('How often?')}</w:comment>`,
          ),
          'word/media/image1.gif': pictureWith('x'),
        },
      ),
    );

    expect(view?.mediaType).toBe('text/html');
    expect(notices).toEqual([{ notice: 'converted', names: [] }]);
    expect(shown).toMatch(/^<!doctype html>\n<html lang="">[^]*<\/html>\n$/);
    expect(shown).toContain('Our plan &lt;2026&gt;');
    expect(shown).toMatch(/Reading<sup><a href="#comment-0" id="comment-ref-0">\[comment 1\]<\/a><\/sup>/);
    expect(shown).toMatch(/<dt id="comment-0">Comment 1, Author 1<\/dt><dd><p>How often\?/);
    expect(shown).toContain('<a href="https://example.org">a page</a>');
    expect(shown).toMatch(/<img alt="A class" src="data:image\/gif;base64,[\w+/=]+" \/>/);
    expect(shown).toContain('<td colspan="2">');
    expect(shown).not.toMatch(/<script|onerror|javascript:|Jane/);
  });

  it('a workbook is a table for each sheet, with dates and shares as Excel shows them', async () => {
    const cell = (place: string, value: string, style = 0) =>
      `<x:c r="${place}" s="${style}"><x:v>${value}</x:v></x:c>`;
    const { pages, shown } = await prepared(
      ooxml({
        'xl/workbook.xml': xml(
          'x:workbook',
          '<x:sheets><x:sheet name="Scores &lt;b&gt;" sheetId="1" r:id="rId1"/><x:sheet name="Long" sheetId="2" r:id="rId2"/></x:sheets>',
        ),
        'xl/_rels/workbook.xml.rels': relationships(
          ['worksheet', 'worksheets/sheet1.xml'],
          ['worksheet', 'worksheets/sheet2.xml'],
          ['styles', 'styles.xml'],
        ),
        'xl/styles.xml': xml(
          'x:styleSheet',
          '<x:numFmts><x:numFmt numFmtId="164" formatCode="d/m/yyyy\\ hh:mm"/><x:numFmt numFmtId="165" formatCode="&quot;day&quot; 0"/></x:numFmts><x:cellXfs><x:xf numFmtId="0"/><x:xf numFmtId="14"/><x:xf numFmtId="164"/><x:xf numFmtId="10"/><x:xf numFmtId="165"/></x:cellXfs>',
        ),
        'xl/worksheets/sheet1.xml': xml(
          'x:worksheet',
          `<x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>Title</x:t></x:is></x:c></x:row><x:row r="2">${cell('A2', '46024', 1)}${cell('B2', '46024.5', 2)}${cell('C2', '0.715', 3)}${cell('D2', '0.30000000000000004')}${cell('E2', '3', 4)}</x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:C1"/></x:mergeCells>`,
        ),
        'xl/worksheets/sheet2.xml': xml(
          'x:worksheet',
          `<x:sheetData>${Array.from({ length: 1200 }, (_, row) => `<x:row r="${row + 1}">${cell(`A${row + 1}`, `${row + 1}`)}</x:row>`).join('')}</x:sheetData>`,
        ),
      }),
    );

    expect(pages).toBe(2);
    expect(shown).toContain('<h2>Scores &lt;b&gt;</h2>');
    expect(shown).toContain('<td colspan="3" rowspan="1">Title</td>');
    for (const value of ['2026-01-02', '2026-01-02 12:00', '71.5%', '0.3', '3'])
      expect(shown).toContain(`<td>${value}</td>`);
    expect(shown).toContain('<td>1000</td>');
    expect(shown).not.toContain('<td>1001</td>');
    expect(shown).toContain('Only the first 1000 rows and 100 columns are shown here.');
  });

  it('a workbook with more than values says that the rest is not shown', async () => {
    const sheet = xml('x:worksheet', '<x:sheetData><x:row><x:c><x:v>71</x:v></x:c></x:row></x:sheetData>');
    const parts = {
      'xl/workbook.xml': xml('x:workbook', '<x:sheets><x:sheet name="Scores" sheetId="1" r:id="rId1"/></x:sheets>'),
      'xl/_rels/workbook.xml.rels': relationships(['worksheet', 'worksheets/sheet1.xml']),
      'xl/worksheets/sheet1.xml': sheet,
    };
    const comments = {
      'xl/worksheets/_rels/sheet1.xml.rels': relationships(['comments', '../comments1.xml']),
      'xl/comments1.xml': xml(
        'x:comments',
        '<x:commentList><x:comment ref="A1"><x:text><x:t>Why?</x:t></x:text></x:comment></x:commentList>',
      ),
    };

    expect((await prepared(ooxml(parts))).shown).not.toContain('not shown here');
    expect((await prepared(ooxml({ ...parts, ...comments }))).shown).toContain(
      'charts and comments of this workbook are not shown here',
    );
  });

  it.each([
    [
      'a presentation',
      odf(
        'presentation',
        '<office:presentation><draw:page><text:p>One &lt;i&gt;</text:p></draw:page></office:presentation>',
      ),
      ['<h2>Slide 1</h2>', '<p>One &lt;i&gt;</p>'],
    ],
    [
      'a spreadsheet',
      odf(
        'spreadsheet',
        '<office:spreadsheet><table:table table:name="S"><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>',
      ),
      ['<h2>Sheet 1</h2>', '<tr><td>a</td><td>b</td></tr>'],
    ],
    ['a text', odf('text', '<office:text><text:p>Plan</text:p></office:text>'), ['<p>Plan</p>']],
  ])('%s is its text, and the page says so', async (_, file, parts) => {
    const { shown } = await prepared(file);

    for (const part of [...parts, 'Only the text of this file is shown here.']) expect(shown).toContain(part);
  });
});

describe('the text of an OpenDocument file', () => {
  it('has comments and deleted words after it, and no placeholders', async () => {
    const { shown } = await prepared(
      odf(
        'text',
        '<office:text><text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>x</dc:creator></office:change-info><text:p>once said</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
          '<text:p>Our <office:annotation><dc:creator>x</dc:creator><text:p>Whose?</text:p></office:annotation>plan, page <text:page-number>&lt;number&gt;</text:page-number></text:p></office:text>',
      ),
    );

    expect(shown).toMatch(/<p>Our plan, page<\/p>\n<p>\[Deleted\] once said<\/p>\n<p>\[Comment\] Whose\?<\/p>/);
    expect(shown).not.toContain('number');
  });

  it('has the comments of a slide after its words', async () => {
    const { shown } = await prepared(
      odf(
        'presentation',
        '<office:presentation><draw:page><officeooo:annotation><dc:creator>x</dc:creator><text:p>Whose?</text:p></officeooo:annotation><text:p>Plan</text:p></draw:page></office:presentation>',
      ),
    );

    expect(shown).toMatch(/<p>Plan<\/p>\n<p>\[Comment\] Whose\?<\/p>/);
  });
});

describe('with LibreOffice', () => {
  async function converter(script: string): Promise<string> {
    const path = join(folder, 'soffice');
    await writeFile(path, `#!/bin/sh\n${script}\n`);
    await chmod(path, 0o755);
    return path;
  }
  const toFolder = 'while [ "$1" != "--outdir" ]; do shift; done';

  it('the view is a clean PDF, and evidence can point at its pages', async () => {
    const pdf = await PDFDocument.create();
    pdf.setAuthor('MARK');
    for (let page = 0; page < 3; page += 1) pdf.addPage().drawText(`Page ${page}`);
    await writeFile(join(folder, 'made.pdf'), await pdf.save());
    const soffice = await converter(`${toFolder}\ncp '${folder}/made.pdf' "$2/document.pdf"`);
    const { view, pages, notices, shown } = await prepared(wordFile(paragraph('Text')), soffice);

    expect(view?.mediaType).toBe('application/pdf');
    expect(pages).toBe(3);
    expect(notices).toEqual([{ notice: 'converted', names: [] }]);
    expect(shown).toMatch(/^%PDF/);
    expect(shown).not.toContain('MARK');
    expect(await readdir(folder)).not.toContain('pages');
  });

  it('speaker notes follow the slides, which alone count as pages', async () => {
    for (const [name, pages] of [
      ['document', 2],
      ['notes', 1],
    ] as const) {
      const pdf = await PDFDocument.create();
      for (let page = 0; page < pages; page += 1) pdf.addPage().drawText(`${name} ${page}`);
      await writeFile(join(folder, `${name}.made.pdf`), await pdf.save());
    }
    const soffice = await converter(
      `for last; do :; done\nfile=\${last##*/}\nname=\${file%.*}\ncp "$last" '${folder}'\n${toFolder}\ncp '${folder}'/"$name.made.pdf" "$2/$name.pdf"`,
    );
    const { view, pages } = await prepared(slidesWithNotes('Thank <b> them'), soffice);

    expect(pages).toBe(2);
    expect(await textOf(view!.path)).toEqual(['document 0', 'document 1', 'notes 0']);
    const notes = await readFile(join(folder, 'notes.fodt'), 'utf8');
    expect(notes).toMatch(/Notes for slide 2<\/text:h><text:p>Thank &lt;b&gt; them<\/text:p><\/office:text>/);
    expect(notes).not.toContain('Notes for slide 1');
  });

  it('that cannot draw the speaker notes, the view is a plain page with them', async () => {
    const soffice = await converter(
      `for last; do :; done\ncase "$last" in *.fodt) exit 1;; esac\n${toFolder}\ncp '${folder}/made.pdf' "$2/document.pdf"`,
    );
    const pdf = await PDFDocument.create();
    pdf.addPage();
    await writeFile(join(folder, 'made.pdf'), await pdf.save());
    const { view, shown } = await prepared(slidesWithNotes('Thank them'), soffice);

    expect(view?.mediaType).toBe('text/html');
    expect(shown).toContain('Thank them');
  });

  it('gets the blind copy, in a profile of its own', async () => {
    const soffice = await converter(
      `echo "$@" > '${folder}/arguments'\nfor last; do :; done\ncp "$last" '${folder}/seen'\ncat "$HOME"/user/*.xcu > '${folder}/settings'\nexit 1`,
    );
    const { copy } = await prepared(wordFile(paragraph('Text')), soffice);

    expect((await readFile(join(folder, 'seen'))).equals(await readFile(copy!.path))).toBe(true);
    const given = await readFile(join(folder, 'arguments'), 'utf8');
    expect(given).toContain(`-env:UserInstallation=file://${folder}/pages/profile`);
    expect(given).toContain('--headless');
    expect(await readFile(join(folder, 'settings'), 'utf8')).toContain('DisableMacrosExecution');
  });

  it.each([
    ['fails', 'exit 1'],
    ['makes nothing', 'exit 0'],
    ['makes something broken', `${toFolder}\necho broken > "$2/document.pdf"`],
  ])('that %s, the view is a plain page', async (_, script) => {
    const { view, problem } = await prepared(wordFile(paragraph('Text')), await converter(script));

    expect(problem).toBeNull();
    expect(view?.mediaType).toBe('text/html');
  });

  it('that is not there, the view is a plain page', async () => {
    const { view } = await prepared(wordFile(paragraph('Text')), join(folder, 'nothing'));

    expect(view?.mediaType).toBe('text/html');
  });

  const soffice = installed('soffice');
  soffice.it('on this machine, a document has its pages', async () => {
    const breaks = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>';
    const { view, pages } = await prepared(wordFile(`${paragraph('One')}${breaks}${paragraph('Two')}`), soffice.path);

    expect(view?.mediaType).toBe('application/pdf');
    expect(pages).toBe(2);
  });

  soffice.it('on this machine, the speaker notes of a presentation are complete', async () => {
    const long = Array.from({ length: 1500 }, (_, word) => `word${word}`).join(' ');
    const { view, pages } = await prepared(slidesWithNotes(long), soffice.path);

    expect(pages).toBe(2);
    const [first, second, ...notes] = await textOf(view!.path);
    expect(first).toContain('Slide 1');
    expect(second).toContain('Slide 2');
    expect(notes.join(' ')).toMatch(/^Notes for slide 2 word0 [^]* word1499$/);
  });
});

/** Two slides, the second with notes. */
function slidesWithNotes(notes: string): Buffer {
  const box = (text: string) =>
    `<draw:frame svg:width="10cm" svg:height="5cm" svg:x="1cm" svg:y="1cm"><draw:text-box><text:p>${text}</text:p></draw:text-box></draw:frame>`;
  return odf(
    'presentation',
    `<office:presentation><draw:page draw:master-page-name="M">${box('Slide 1')}<presentation:notes/></draw:page>` +
      `<draw:page draw:master-page-name="M">${box('Slide 2')}<presentation:notes>${box(notes.replaceAll('<', '&lt;'))}</presentation:notes></draw:page></office:presentation>`,
  );
}

/** The text of a PDF, page by page. */
async function textOf(path: string): Promise<string[]> {
  const given = { path, mediaType: 'application/pdf', size: 0 };
  const { passages } = await pdfFormat.prepare(given, await mkdtemp(join(folder, 'read-')));
  return passages.filter(({ page }) => page !== null).map(({ text }) => text.replace(/\s+/g, ' '));
}
