import { describe, expect, it } from '@jest/globals';
import type { ReviewItem } from '../../api/schema.js';
import { filtered, inOrder, queueSearch, type QueueSearch } from './queue-filter.js';

const review = (id: string, state: 'scoring' | 'offered', day: number, waitingSince: string | null = null) => ({
  id,
  state,
  dueAt: `2026-12-${day}T06:00:00Z`,
  waitingSince,
});

describe('the next review', () => {
  it('is in progress and due soonest, then an offer, and last one that waits for an answer', () => {
    const queue = [
      review('offer', 'offered', 10),
      review('waits', 'scoring', 11, '2026-12-01T06:00:00Z'),
      review('late', 'scoring', 30),
      review('soon', 'scoring', 12),
      review('open', 'scoring', 10),
    ];
    expect(inOrder(queue, 'open').map(({ id }) => id)).toEqual(['soon', 'late', 'offer', 'waits']);
  });
});

describe('the filter of the queue', () => {
  const now = Date.parse('2026-12-11T06:00:00Z');
  const queue = [
    { ...review('a', 'scoring', 10), submissionNumber: 20300, kind: 'independent', microCredential: { code: 'INS-1' } },
    {
      ...review('b', 'offered', 12),
      submissionNumber: 10300,
      kind: 'adjudication',
      microCredential: { code: 'VIS-1' },
    },
  ] as ReviewItem[];
  const ids = (search: QueueSearch) => filtered(queue, search, now).map(({ id }) => id);

  it('shows what is late, offered, or disputed, of one micro-credential, or with a number', () => {
    expect(ids({})).toEqual(['a', 'b']);
    expect(ids({ show: 'late' })).toEqual(['a']);
    expect(ids({ show: 'offered' })).toEqual(['b']);
    expect(ids({ show: 'adjudication', of: 'INS-1' })).toEqual([]);
    expect(ids({ number: '203' })).toEqual(['a']);
    expect(ids({ sort: 'number' })).toEqual(['b', 'a']);
  });

  it('takes from the address only what it knows', () => {
    expect(queueSearch({ show: 'everything', sort: 'number', of: 7, number: '10x3' })).toEqual({
      show: undefined,
      sort: 'number',
      of: undefined,
      number: '103',
    });
  });
});
