import { describe, expect, it } from '@jest/globals';
import { drawing, withDrawings } from './lifecycles.mjs';

const bell = {
  thing: 'bell',
  table: { still: { ring: 'ringing' }, ringing: { hush: 'still', break: 'broken' }, broken: {} },
};

describe('the diagram of a lifecycle', () => {
  it('shows every transition, the start and the ends', () => {
    expect(drawing(bell).split('\n').slice(3, -1)).toEqual([
      'stateDiagram-v2',
      '  [*] --> still',
      '  still --> ringing: ring',
      '  ringing --> still: hush',
      '  ringing --> broken: break',
      '  broken --> [*]',
    ]);
  });

  it('replaces the earlier diagram, so that a changed table makes the document out of date', () => {
    const marked = (between: string): string =>
      `before\n<!-- lifecycles -->\n\n${between}\n\n<!-- /lifecycles -->\nafter`;
    expect(withDrawings(marked('an old diagram'), ['a new one'])).toBe(marked('a new one'));
  });

  it('needs its marks', () => expect(() => withDrawings('no marks', [])).toThrow('lacks its marks'));
});
