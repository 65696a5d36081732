import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#kernel';
import { fileLifecycle } from './file.lifecycle.js';
import { fileCommands, type FileCommand, type FileState } from './vocabulary.js';

const allowed: [FileState, FileCommand, FileState][] = [
  ['uploading', 'arrive', 'uploaded'],
  ['uploaded', 'scan', 'scanning'],
  ['scanning', 'scan', 'scanning'],
  ['scanning', 'pass', 'clean'],
  ['scanning', 'find', 'infected'],
  ['scanning', 'fail', 'unscannable'],
  ['scanning', 'skip', 'unscanned'],
  ['unscanned', 'scan', 'scanning'],
];

describe('the file lifecycle', () => {
  for (const state of fileLifecycle.states) {
    for (const command of fileCommands) {
      const next = allowed.find(([from, by]) => from === state && by === command)?.[2];
      it(`${state}: ${command} ${next ? `leads to ${next}` : 'is a conflict'}`, () => {
        if (next) expect(fileLifecycle.next(state, command)).toBe(next);
        else expect(() => fileLifecycle.next(state, command)).toThrow(DomainError);
      });
    }
  }
});
