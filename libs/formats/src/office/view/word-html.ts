import mammoth from 'mammoth';
import { htmlPage } from './html-page.js';

/** Characters of all pictures in a page. A phone cannot hold many more. The file itself has them all. */
const mostPictureLength = 24 * 1024 * 1024;
const styleMap = ['comment-reference => sup', 'u => u', 'strike => s'];

/** A Word document as a page with its comments and pictures, from its blind copy. */
export async function wordHtml(copy: Uint8Array): Promise<string> {
  let length = 0;
  let isComplete = true;
  const convertImage = mammoth.images.imgElement(async (picture) => {
    const content = await picture.read('base64');
    length += content.length;
    if (length <= mostPictureLength) return { src: `data:${picture.contentType};base64,${content}` };
    isComplete = false;
    return { src: '' };
  });
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(copy) },
    { styleMap, convertImage, includeEmbeddedStyleMap: false, externalFileAccess: false },
  );
  const missing = '<p class="note">Some pictures are not shown here. Download the file to see them.</p>';
  return htmlPage((isComplete ? '' : missing) + withNumberedComments(value));
}

/** A comment's label has the initials of its author and its number in one word: "A12" is comment 2, of author 1. */
function withNumberedComments(html: string): string {
  let comment = 0;
  return html
    .replace(/<dt id="comment-(\d+)">Comment \[A(\d+)\]<\/dt>/g, (_, id: string, label: string) => {
      comment += 1;
      const author = label.slice(0, -String(comment).length);
      return `<dt id="comment-${id}">Comment ${comment}${author === '' ? '' : `, Author ${author}`}</dt>`;
    })
    .replace(
      /(<a href="#comment-\d+" id="comment-ref-\d+">)\[[^\]]*\]<\/a>/g,
      (() => {
        let reference = 0;
        return (_: string, start: string) => `${start}[comment ${(reference += 1)}]</a>`;
      })(),
    );
}
