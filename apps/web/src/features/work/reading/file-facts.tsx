import { sizeInWords, typesInWords } from '#kernel/files';
import type { ArtifactFile } from '../../../api/schema';
import { notScanned } from '../../../ui/file-words';
import lists from '../../../ui/lists.module.css';
import { Notice } from '../../../ui/notice';
import { clock, counted } from '../../../ui/number-words';

/** The name of a submitted file, its description, and what it is. */
export function FileFacts({ file }: { file: ArtifactFile }) {
  const { position, name, description, mediaType, size, pages, seconds, notices, state } = file;
  return (
    <>
      <p style={{ margin: 0, fontWeight: 600, overflowWrap: 'anywhere' }}>
        {position}. <bdi>{name}</bdi>
      </p>
      {description && (
        <p style={{ margin: 0 }} dir="auto">
          {description}
        </p>
      )}
      <p className={lists.soft} style={{ margin: 0 }}>
        {typesInWords([mediaType])}, {sizeInWords(size)}
        {pages !== null && `, ${counted(pages, 'page')}`}
        {seconds !== null && `, ${clock(Math.round(seconds))} long`}
        {state === 'unscanned' && `. ${notScanned}`}
      </p>
      {notices.map(({ notice, say }) => (
        <Notice key={notice}>{say}</Notice>
      ))}
    </>
  );
}
