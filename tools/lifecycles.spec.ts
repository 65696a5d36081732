import { describe, expect, it } from '@jest/globals';
import { drawing, withDrawings } from './lifecycles.mjs';

const bell = {
  thing: 'bell',
  table: { still: { ring: 'ringing' }, ringing: { hush: 'still', break: 'broken' }, broken: {} },
};

describe('the picture of a lifecycle', () => {
  it('shows every transition, the beginning and the ends', () => {
    expect(drawing(bell).split('\n').slice(3, -1)).toEqual([
      'stateDiagram-v2',
      '  [*] --> still',
      '  still --> ringing: ring',
      '  ringing --> still: hush',
      '  ringing --> broken: break',
      '  broken --> [*]',
    ]);
  });

  it('takes the place of the one that was there, so that a changed table makes the document stale', () => {
    const marked = (between: string): string =>
      `before\n<!-- lifecycles -->\n\n${between}\n\n<!-- /lifecycles -->\nafter`;
    expect(withDrawings(marked('an old picture'), ['a new one'])).toBe(marked('a new one'));
  });

  it('needs its marks', () => expect(() => withDrawings('no marks', [])).toThrow('lacks its marks'));
});
