import { describe, expect, it } from '@jest/globals';
import { scaleOf, tilesOf, zoomsOf } from './pdf-tiles.js';

const pages = [
  { name: 'a usual page', width: 600, height: 849 },
  { name: 'a usual page on a screen of double density', width: 1_200, height: 1_698 },
  { name: 'a tall page at 300%', width: 1_800, height: 64_615 },
  { name: 'a tall page at 300% on a phone of triple density', width: 3_420, height: 122_769 },
  { name: 'a wide page', width: 57_600, height: 1_605 },
  { name: 'the smallest page', width: 1, height: 1 },
];

describe('a page is cut into tiles', () => {
  it.each(pages)('that every browser can draw: $name', ({ width, height }) => {
    for (const tile of tilesOf({ width, height })) {
      expect(tile.width * tile.height).toBeLessThanOrEqual(4_194_304);
      expect(Math.max(tile.width, tile.height)).toBeLessThanOrEqual(4_096);
      expect(Math.min(tile.width, tile.height)).toBeGreaterThan(0);
    }
  });

  it.each(pages)('that cover it once: $name', ({ width, height }) => {
    const tiles = tilesOf({ width, height });
    expect(tiles.reduce((area, tile) => area + tile.width * tile.height, 0)).toBe(width * height);
    expect(Math.max(...tiles.map((tile) => tile.x + tile.width))).toBe(width);
    expect(Math.max(...tiles.map((tile) => tile.y + tile.height))).toBe(height);
    expect(new Set(tiles.map(({ x, y }) => `${x} ${y}`)).size).toBe(tiles.length);
  });

  it('is one tile at its usual size', () => {
    expect(tilesOf({ width: 1_200, height: 1_698 })).toEqual([{ x: 0, y: 0, width: 1_200, height: 1_698 }]);
  });
});

describe('the size of a page', () => {
  it('fits the frame at 100%', () => {
    expect(scaleOf({ width: 300, height: 400 }, 600)).toBe(2);
  });

  it('has three times the frame as its most, unless the page is wider than that', () => {
    expect(zoomsOf({ width: 595, height: 842 }, 600).at(-1)).toBe(3);
    expect(zoomsOf({ width: 14_000, height: 390 }, 600).at(-1)).toBe(48);
  });

  it('is one that browsers can lay out', () => {
    expect(scaleOf({ width: 1, height: 14_400 }, 1_800) * 14_400).toBe(1_000_000);
  });
});
