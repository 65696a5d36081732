import type { Weight } from './lettering/typefaces.js';

export const inks = { text: '#1d241f', soft: '#58605a', rule: '#b9bbb3', accent: '#22543c' } as const;

export interface Style {
  face: Weight;
  /** In points. */
  size: number;
  ink: keyof typeof inks;
}
