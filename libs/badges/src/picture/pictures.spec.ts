import { describe, expect, it } from '@jest/globals';
import type { Achievement } from '../achievement.entity.js';
import { BadgePictures } from './badge-pictures.js';
import { bakePng, credentialInPng, credentialsInPng } from './png-baking.js';
import { socialCardSvg } from './social-card.js';
import { bakeSvg, credentialInSvg, credentialsInSvg } from './svg-baking.js';

const achievement = {
  id: 'a',
  code: 'INS-1',
  title: 'Guaranteed & Viable <Curriculum>',
  level: 'Developing',
  stackCode: 'INS',
  stack: 'Instructional Leadership',
  parts: null as string[] | null,
} as Achievement;
const credential = JSON.stringify({ name: 'Curriculum für José 日本 🎓', odd: ']]> & <b>', quoted: '"' });
const pictures = new BadgePictures();

describe('the picture of an achievement', () => {
  it('shows code, title, level and stack with any characters', () => {
    const svg = pictures.svg(achievement);
    expect(svg).toContain('>INS-1<');
    expect(svg).toContain('Guaranteed &amp;');
    expect(svg).toContain(
      'aria-label="Guaranteed &amp; Viable &lt;Curriculum&gt;, Developing, Instructional Leadership"',
    );
  });

  it('of a stack shows the number of its parts', () => {
    const svg = pictures.svg({
      ...achievement,
      code: 'INS',
      title: 'Instructional Leadership',
      level: null,
      parts: ['INS-1', 'INS-2'],
    });
    expect(svg).toContain('>INS<');
    expect(svg).toContain('>All 2 micro-credentials<');
    expect(svg).not.toContain('<rect');
  });

  it('is a PNG of 512 pixels with the bundled font', async () => {
    const png = await pictures.png(achievement);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512]);
    const wordless = await new BadgePictures().png({ ...achievement, code: ' ', title: ' ', level: ' ', stack: ' ' });
    expect(png.length).toBeGreaterThan(wordless.length * 1.2);
  });
});

describe('the card for a link', () => {
  const words = {
    holder: 'Pat <Rivera>',
    issuer: 'MLDS',
    day: 'April 1, 2026',
    warning: null,
    host: 'badges.example.org',
  };

  it('is 1200 × 630 and shows holder, achievement, date and issuer', async () => {
    const png = await pictures.card(achievement, words);
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
    const svg = socialCardSvg(
      { code: 'INS-1', title: 'Curriculum', level: 'Developing', stack: null, parts: null },
      words,
    );
    for (const said of ['Curriculum (Developing)', 'Pat &lt;Rivera&gt;', 'MLDS', 'April 1, 2026', 'badges.example.org'])
      expect(svg).toContain(`>${said}<`);
  });

  it('is drawn with any characters in a name', async () => {
    const holder = 'Pat\u0001\u001b\ud800\uffff Rivera';
    expect((await pictures.card(achievement, { ...words, holder })).readUInt32BE(16)).toBe(1200);
    expect(
      socialCardSvg(
        { code: 'INS-1', title: 'Curriculum', level: null, stack: null, parts: null },
        { ...words, holder },
      ),
    ).toContain('>Pat Rivera<');
  });

  it.each([
    ['Chinese', '王芳', '李娜'],
    ['Japanese', 'さくら', 'ひなた'],
    ['Korean', '김민준', '이서연'],
    ['Arabic', 'محمد', 'يوسف'],
    ['Hebrew', 'יוסף', 'דויד'],
    ['Devanagari', 'प्रिया', 'श्रेया'],
    ['Thai', 'สมชาย', 'สมหญิง'],
  ])('shows a name in %s, not boxes or marks', async (_script, name, other) => {
    const card = (holder: string): Promise<Buffer> => pictures.card(achievement, { ...words, holder });
    const marks = await card('\u{10600}'.repeat(name.length)); // Linear A, which no font of ours has.
    const [drawn, differently] = [await card(name), await card(other)];
    expect(drawn.equals(differently)).toBe(false);
    expect(drawn.equals(marks)).toBe(false);
    expect((await card(name)).equals(drawn)).toBe(true);
  });

  it('breaks a title without spaces', () => {
    const svg = socialCardSvg(
      { code: 'X', title: '教育领导力与课程设计的高级研究方法', level: null, stack: null, parts: null },
      words,
    );
    const lines = [...svg.matchAll(/font-size="46"[^>]*>([^<]*)</g)].map(([, line]) => line);
    expect(lines).toEqual(['教育领导力与课程设计的高', '级研究方法']);
  });

  it('fits any name, and cuts an endless one', () => {
    const svg = socialCardSvg(
      { code: 'X', title: 'long '.repeat(60), level: 'Developing', stack: null, parts: null },
      { ...words, holder: 'n'.repeat(200) },
    );
    const baselines = [...svg.matchAll(/x="570" y="([\d.]+)"/g)].map(([, y]) => Number(y));
    expect(Math.min(...baselines)).toBeGreaterThan(20);
    expect(Math.max(...baselines)).toBeLessThan(592);
    expect(svg).toContain('nnn…<');
  });
});

function bakingInto<Picture>(
  kind: string,
  draw: () => Promise<Picture>,
  bake: (picture: Picture, credential: string) => Picture,
  read: (picture: Picture) => string[],
) {
  describe(`a credential baked into ${kind}`, () => {
    it('is there once, with every character', async () => {
      expect(read(bake(await draw(), credential))).toEqual([credential]);
    });

    it('is the newer one, once, after baking again', async () => {
      const again = bake(bake(await draw(), '{"old":true}'), credential);
      expect(read(again)).toEqual([credential]);
      expect(bake(again, credential)).toEqual(again);
    });

    it('is not there before', async () => {
      expect(read(await draw())).toEqual([]);
    });
  });
}

bakingInto('a PNG', () => pictures.png(achievement), bakePng, credentialsInPng);
bakingInto('an SVG', async () => pictures.svg(achievement), bakeSvg, credentialsInSvg);

describe('a picture with two credentials', () => {
  const forged = JSON.stringify({ name: 'A better badge' });

  it('as a PNG is refused', async () => {
    const png = bakePng(await pictures.png(achievement), credential);
    const [header, other] = [8 + 25, bakePng(await pictures.png(achievement), forged)];
    const chunk = other.subarray(header, header + 12 + other.readUInt32BE(header));
    const twice = Buffer.concat([png.subarray(0, header), chunk, png.subarray(header)]);
    expect(credentialsInPng(twice)).toEqual([forged, credential]);
    expect(() => credentialInPng(twice)).toThrow('More than one');
    expect(credentialInPng(png)).toBe(credential);
  });

  it('as an SVG is refused', () => {
    const svg = bakeSvg(pictures.svg(achievement), credential);
    const [element] = /<openbadges:credential[\s\S]*<\/openbadges:credential>/.exec(
      bakeSvg(pictures.svg(achievement), forged),
    )!;
    const twice = svg.replace('</svg>', `${element}</svg>`);
    expect(credentialsInSvg(twice)).toEqual([credential, forged]);
    expect(() => credentialInSvg(twice)).toThrow('More than one');
    expect(() => credentialInSvg(pictures.svg(achievement))).toThrow('No credential');
  });
});

describe('what is not a picture', () => {
  it('is refused', async () => {
    expect(() => bakePng(Buffer.from('GIF89a'), credential)).toThrow('not a PNG');
    expect(() => bakeSvg('<html></html>', credential)).toThrow('not an SVG');
    const png = await pictures.png(achievement);
    expect(() => credentialsInPng(png.subarray(0, 60))).toThrow('cut off');
  });
});
