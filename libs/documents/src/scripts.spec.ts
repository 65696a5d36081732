import { describe, expect, it } from '@jest/globals';
import { openPdf } from '#testing';
import { drawPaper, isolated, outlineOf, type Paper } from './index.js';
import { type Line, Letters } from './lettering/letters.js';

/** Names as people write them, by script. The second value is what a reader of PDF finds, where it differs. */
const names: Record<string, readonly (string | readonly [written: string, found: string])[]> = {
  'simplified Chinese': ['王芳', '欧阳娜娜', '张伟（北京）'],
  'traditional Chinese': ['陳偉豪', '歐陽靖', '鄧麗君'],
  Japanese: ['高橋 健太', '佐藤さくら', '渡辺 𠮷田', 'ヴァイオレット・エヴァーガーデン'],
  Korean: ['김민준', '남궁옥분', ['김민준'.normalize('NFD'), '김민준']],
  Arabic: ['محمد علي الأحمد', 'فاطمة الزهراء', 'عبدالله'],
  'Persian and Urdu': ['زهرا می‌خواهم', 'پرویز گل‌محمدی', 'ڈاکٹر ٹیپو'],
  Hebrew: ['יוסף כהן', 'שָׁלוֹם בֶּן־דָּוִד'],
  Devanagari: ['प्रियंका शर्मा', 'श्रीकृष्ण त्रिपाठी', 'र्कि क्षत्रिय ज्ञानेश्वर'],
  Thai: ['สมชาย จันทร์โอชา', 'กิ๊ก น้ำผึ้ง', 'ณัฐวุฒิ'],
  Cyrillic: ['Владимир Щёголев', 'Ђорђе Љубић', 'Їжакевич Ґалаґан', 'Әсел Қайратқызы', 'Ӯктам Ҷӯраев'],
  Greek: ['Γεώργιος Παπαδόπουλος', 'Ἀλέξανδρος'],
  Vietnamese: ['Nguyễn Thị Ánh Tuyết', ['Nguyễn Thị'.normalize('NFD'), 'Nguyễn Thị']],
  'Latin of any language': [
    'Zoë Nuñez-O’Connor Łukasz ŵ',
    'Ḥusayn Ṭāhā ʿAbd',
    'Ɓalaa Ƙarami',
    'Ẹ̀kọ́ J̌ x̂ ɛ̃ m̀',
    'Kaʻahumanu',
  ],
  'other scripts': [
    'Հայկ',
    'გიორგი',
    'রহিম উদ্দিন',
    'தமிழ்ச்செல்வி',
    'తెలుగు శ్రీను',
    'ಕೃಷ್ಣ',
    'മലയാളം',
    'ક્ષમા',
    'ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ',
    'አበበ',
    'សុខ',
    'ສົມພອນ',
    'မောင်',
    'සිංහල ශ්‍රී',
  ],
};

const about = { title: 'Names', author: 'Laurel', at: new Date('2026-03-02T15:00:00.000Z'), foot: 'Names' };

const draw = (write: (paper: Paper) => void): Promise<Buffer> => drawPaper(about, write);

/** Each line that a reader finds, without spaces: where words are apart, readers guess. */
async function read(bytes: Buffer): Promise<string[]> {
  const pdf = await openPdf(bytes);
  const lines = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const content = await (await pdf.getPage(number)).getTextContent();
    const found = new Map<number, { x: number; str: string }[]>();
    for (const item of content.items) {
      if (!('str' in item)) continue;
      const [, , , , x, y] = item.transform as number[];
      found.set(y!, [...(found.get(y!) ?? []), { x: x!, str: item.str }]);
    }
    for (const line of found.values())
      lines.push(
        line
          .map(({ str }) => str)
          .join('')
          .replaceAll(/\s/g, ''),
      );
  }
  await pdf.loadingTask.destroy();
  return lines;
}

async function setLines(text: string, width: number): Promise<Line[]> {
  const letters = new Letters();
  for (;;) {
    const lines = letters.lines(text, 'text', width);
    if (!(await letters.load())) return lines;
  }
}

const glyphsOf = (lines: Line[]) =>
  lines.flatMap(({ runs }) => runs.flatMap(({ pieces }) => pieces.flatMap(({ parts }) => parts)));

const withoutSpaces = (text: string): string => text.replaceAll(/\s/g, '');

describe.each(Object.entries(names))('a name in %s', (_script, written) => {
  it.each(written.map((name) => (typeof name === 'string' ? ([name, name] as const) : name)))(
    '%s is drawn and read back',
    async (name, found) => {
      const lines = await setLines(name, Infinity);
      expect(glyphsOf(lines).length).toBeGreaterThan(0);
      expect(glyphsOf(lines).filter(({ glyph }) => glyph.id === 0)).toEqual([]);
      const [title, fact] = await read(
        await draw((paper) => {
          paper.title(name);
          paper.facts([['Name', name]]);
        }),
      );
      expect([title, fact]).toEqual([withoutSpaces(found), `Name${withoutSpaces(found)}`]);
    },
  );
});

describe('text from right to left', () => {
  const leftOf = (line: Line, text: string): number => line.runs.find((run) => run.text === text)!.left;

  it('runs from the right, with Latin and digits from the left in it', async () => {
    const [line] = await setLines('مدرسة Lincoln 12 النور', Infinity);
    expect(line!.rightToLeft).toBe(true);
    expect(leftOf(line!, 'النور')).toBeLessThan(leftOf(line!, 'Lincoln 12'));
    expect(leftOf(line!, 'Lincoln 12')).toBeLessThan(leftOf(line!, 'مدرسة'));
  });

  it('keeps its direction in an English sentence', async () => {
    const [line] = await setLines('By محمد علي, principal', Infinity);
    expect(line!.rightToLeft).toBe(false);
    expect(leftOf(line!, 'By ')).toBeLessThan(leftOf(line!, 'علي'));
    expect(leftOf(line!, 'علي')).toBeLessThan(leftOf(line!, 'محمد'));
    expect(leftOf(line!, 'محمد')).toBeLessThan(leftOf(line!, ', principal'));
  });

  it('does not turn the sentence around that it begins', async () => {
    const [line] = await setLines(`1. ${isolated('سيرة.pdf')}`, Infinity);
    expect(line!.rightToLeft).toBe(false);
    expect(line!.runs.toSorted((one, other) => one.left - other.left)[0]!.text).toBe('1. ');
  });

  it('has its brackets mirrored', async () => {
    const [line] = await setLines('(نور)', Infinity);
    const [leftmost] = line!.runs.toSorted((one, other) => one.left - other.left);
    const { font } = leftmost!.face;
    expect(leftmost!.pieces[0]!.parts[0]!.glyph.id).toBe(font.glyphForCodePoint('('.codePointAt(0)!).id);
  });

  it('cannot be made to read as another name', async () => {
    const bytes = await draw((paper) => paper.paragraph('Ali \u202eylurT\u202c علی'));
    expect((await read(bytes))[0]).toBe('AliylurTعلی');
  });

  it('joins its letters', async () => {
    const [line] = await setLines('محمد', Infinity);
    const { face, pieces } = line!.runs[0]!;
    const alone = [...'دمحم'].map((letter) => face.font.glyphForCodePoint(letter.codePointAt(0)!).id);
    const drawn = pieces.map(({ parts }) => parts[0]!.glyph.id);
    expect(drawn).toHaveLength(4);
    drawn.forEach((id, index) => expect(id).not.toBe(alone[index]));
  });

  it('starts each of several lines at the right', async () => {
    const text = 'محمد علي الأحمد يكتب '.repeat(20);
    const lines = await setLines(text, 40);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(40);
    const found = await read(await draw((paper) => paper.paragraph(text)));
    expect(found.slice(0, -1).join('')).toBe(withoutSpaces(text));
  });
});

describe('a long text', () => {
  it.each([
    ['Chinese', '中华人民共和国教育部，'.repeat(40)],
    ['Japanese', '長い文章は、どこでも改行できます。「はい」'.repeat(30)],
    ['Thai', 'ภาษาไทยไม่มีการเว้นวรรคระหว่างคำ'.repeat(30)],
    ['Hindi', 'हिन्दी में लंबा पाठ '.repeat(60)],
    ['one word', 'ا'.repeat(900)],
    ['Chinese and English', 'Lincoln School 林肯学校 '.repeat(40)],
  ])('in %s is broken into lines, to the last word', async (_language, text) => {
    const lines = await setLines(text, 44);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(44);
    const found = await read(
      await draw((paper) => {
        paper.paragraph(text);
        paper.table(
          [
            { name: 'A', share: 1 },
            { name: 'B', share: 1 },
          ],
          [[text, 'x']],
        );
      }),
    );
    expect(found.join('')).toContain(withoutSpaces(text).slice(0, 40));
    expect(
      found
        .filter((line) => !line.includes('1of'))
        .join('')
        .split(withoutSpaces(text).slice(-30)).length,
    ).toBeGreaterThan(2);
  });

  it('begins no line of Japanese with a full stop', async () => {
    const lines = await setLines('改行できます。'.repeat(40), 21);
    for (const { runs } of lines) expect(runs[0]!.text.startsWith('。')).toBe(false);
  });

  it('goes on over pages', async () => {
    const bytes = await draw((paper) => paper.paragraph('永'.repeat(5_000)));
    expect((await read(bytes)).join('').match(/永/g)).toHaveLength(5_000);
  });
});

describe('a character that no font has', () => {
  it('is a small mark, and is there when the text is copied', async () => {
    const [line] = await setLines('Pat 🎓 Rivera', Infinity);
    expect(glyphsOf([line!]).every(({ glyph }) => glyph.id !== 0)).toBe(true);
    expect((await read(await draw((paper) => paper.title('Pat 🎓 𞤀𞤁')))).at(0)).toMatch(/^Pat🎓/);
  });

  it('does not stop a paper, however broken the text is', async () => {
    for (const text of ['\ud83d', '\u0000', '\u200f', '\u0301', '\u2068', 'a\udc00b', '\u093f', '']) {
      expect((await draw((paper) => paper.facts([['Name', text]]))).length).toBeGreaterThan(1_000);
    }
  });
});

describe('fonts', () => {
  it('are loaded only for a text that needs them', async () => {
    const letters = new Letters();
    letters.lines('Zoë Nuñez-O’Connor, Łukasz Жуков Ω', 'text', Infinity);
    expect(await letters.load()).toBe(false);
  });

  it('draw the same bytes, whether they were loaded before or not', async () => {
    const write = (paper: Paper): void => paper.list(Object.values(names).flat().map(String));
    const once = await draw(write);
    expect((await draw(write)).equals(once)).toBe(true);
    expect(once.length).toBeLessThan(400_000);
  });

  it('are those of the language that a name is written in', async () => {
    const familyOf = async (text: string) => (await setLines(text, Infinity))[0]!.runs[0]!.face.key.slice(0, 12);
    expect(await familyOf('张伟')).toBe('noto-sans-sc');
    expect(await familyOf('張偉')).toBe('noto-sans-tc');
    expect(await familyOf('直美さん')).toBe('noto-sans-jp');
    expect(await familyOf('辺')).toBe('noto-sans-jp');
    expect(await familyOf('김直')).toBe('noto-sans-kr');
  });
});

describe('an outline for a picture', () => {
  it('is as wide as its text, and null for what the base font draws', async () => {
    expect(await outlineOf('Zoë', { size: 20, weight: 'strong' })).toBeNull();
    const outline = await outlineOf('王芳', { size: 20, weight: 'strong' });
    expect(outline!.width).toBe(40);
    expect(outline!.path).toMatch(/^M[\d.-]+ [\d.-]+[QLM]/);
  });
});
