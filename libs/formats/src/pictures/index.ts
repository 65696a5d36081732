export { BrokenPicture } from './broken-picture.js';
export { withoutPictureMetadata } from './without-picture-metadata.js';
export { pictureMetadata } from './picture-metadata.js';
