import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';
import { walkthroughs } from './story.js';

const width = 1600;
const height = 1100;
const resolve = createRequire(import.meta.url).resolve;
/** Included, because a bare machine may have no fonts. */
const fontFiles = ['400Regular/SourceSans3_400Regular.ttf', '600SemiBold/SourceSans3_600SemiBold.ttf'].map((file) =>
  resolve(`@expo-google-fonts/source-sans-3/${file}`),
);

/** A PNG of the wall chart that the teams kept: the share of lessons in which the strategy was seen, month by month. */
export function makePicture(scale = 1): Buffer {
  const font = { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Source Sans 3' };
  return Buffer.from(new Resvg(chart(), { font, fitTo: { mode: 'zoom', value: scale } }).render().asPng());
}

function chart(): string {
  const [left, right, top, bottom] = [170, 1480, 230, 930];
  const x = (index: number) => left + ((right - left) * index) / (walkthroughs.length - 1);
  const y = (share: number) => bottom - ((bottom - top) * share) / 100;
  const points = walkthroughs.map(({ seen, visits }, index) => ({ x: x(index), y: y((100 * seen) / visits) }));
  const line = points.map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`).join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Source Sans 3">
    <defs>
      <linearGradient id="paper" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fdfbf6"/><stop offset="1" stop-color="#efe9dc"/></linearGradient>
      <linearGradient id="below" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#2f6f73" stop-opacity="0.35"/><stop offset="1" stop-color="#2f6f73" stop-opacity="0.02"/></linearGradient>
    </defs>
    <rect width="${width}" height="${height}" fill="url(#paper)"/>
    <text x="${left}" y="110" font-size="54" font-weight="600" fill="#1d2b2c">Students explain their thinking to each other</text>
    <text x="${left}" y="165" font-size="32" fill="#51605f">Share of visited lessons in which it was seen, all grades</text>
    ${[0, 25, 50, 75, 100].map((share) => `<path d="M${left} ${y(share)}H${right}" stroke="#c9c2b2" stroke-width="2"/><text x="${left - 24}" y="${y(share) + 11}" font-size="30" text-anchor="end" fill="#51605f">${share}%</text>`).join('')}
    <polygon points="${left},${bottom} ${line} ${right},${bottom}" fill="url(#below)"/>
    <polyline points="${line}" fill="none" stroke="#2f6f73" stroke-width="7" stroke-linejoin="round"/>
    ${points.map((point, index) => `<circle cx="${point.x}" cy="${point.y}" r="13" fill="#fdfbf6" stroke="#2f6f73" stroke-width="6"/><text x="${point.x}" y="${bottom + 52}" font-size="30" text-anchor="middle" fill="#1d2b2c">${walkthroughs[index]!.month}</text>`).join('')}
    <text x="${left}" y="1050" font-size="28" fill="#51605f">${walkthroughs.reduce((sum, { visits }) => sum + visits, 0)} visits of ten minutes; seen by two visitors who agreed beforehand on what counts.</text>
  </svg>`;
}
