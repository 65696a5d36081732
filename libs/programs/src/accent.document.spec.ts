import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contrastOf, faultOfAccent, tonesOf } from './accent.document.js';

const color = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe('an accent color', () => {
  it.each([
    ['#000000', '#ffffff', 21],
    ['#777777', '#ffffff', 4.48],
    ['#2c6a4c', '#2c6a4c', 1],
  ])('%s on %s has the contrast that WCAG gives', (one, other, contrast) => {
    expect(contrastOf(one, other)).toBeCloseTo(contrast, 2);
    expect(contrastOf(other, one)).toBe(contrastOf(one, other));
  });

  it('is refused when white text on it could not be read, with the contrast and a color that works', () => {
    expect(faultOfAccent('#2c6a4c')).toBeNull();
    expect(faultOfAccent('#777777')).toMatch(/has a contrast of 4\.4:1 and needs 4\.5:1/);
    const [, proposed] = /for example (#[0-9a-f]{6})\.$/.exec(faultOfAccent('#ffcc00')!)!;
    expect(faultOfAccent(proposed!)).toBeNull();
  });

  it('becomes tones that can be read in both color schemes, whatever the color', () => {
    fc.assert(
      fc.property(color, (accent) => {
        fc.pre(faultOfAccent(accent) === null);
        const { light, dark, shades } = tonesOf(accent);
        expect(contrastOf(light.ink, light.wash)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(light.ink, '#fcfbf8')).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(dark.ink, dark.wash)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(dark.ink, '#141815')).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(dark.accent, '#141815')).toBeGreaterThanOrEqual(3);
        for (const shade of shades.slice(6)) expect(contrastOf(shade, '#ffffff')).toBeGreaterThanOrEqual(4.5);
        expect(shades).toHaveLength(10);
      }),
    );
  });
});
