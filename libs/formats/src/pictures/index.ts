export { BrokenPicture } from './broken-picture.js';
export { withoutPictureMetadata } from './without-picture-metadata.js';
