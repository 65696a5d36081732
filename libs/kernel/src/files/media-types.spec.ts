import { describe, expect, it } from '@jest/globals';
import { chooserFilter, labelOf, typesInWords } from './media-types.js';

describe('formats in words', () => {
  it('names each format once', () => {
    expect(
      typesInWords(['application/pdf', 'audio/mp4', 'audio/x-m4a', 'application/vnd.oasis.opendocument.text']),
    ).toBe('PDF, M4A, OpenDocument text');
  });

  it.each([
    ['video/x-unheard-of', 'another video format'],
    ['application/x-unheard-of', 'another file format'],
  ])('never shows a media type', (type, label) => expect(labelOf(type)).toBe(label));
});

describe('the file chooser', () => {
  it('offers an accepted type by all its names and extensions', () => {
    expect(chooserFilter(['video/mp4', 'application/x-unheard-of'])).toBe(
      'video/mp4,video/x-m4v,.mp4,.m4v,application/x-unheard-of',
    );
  });
});
