import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Award } from '../../api/schema';
import classes from './awards.module.css';
import { badgeName, mailPictureOf, signatureOf } from './sharing';

/** Copies the email signature as a picture and a link, ready to paste. The preview shows what will be pasted. */
export function CopySignature({ award, issuer }: { award: Award; issuer: string }) {
  const preview = useRef<HTMLParagraphElement>(null);
  const copying = useMutation({
    networkMode: 'always',
    mutationFn: () =>
      copyAsSeen(signatureOf(award, issuer), `${badgeName(award)}, ${issuer}: ${award.url}`, preview.current!),
  });
  return (
    <div className={classes.signing}>
      <p className={classes.signature} ref={preview}>
        <a href={award.url}>
          <img src={mailPictureOf(award)} alt={`Badge: ${badgeName(award)}`} width={72} height={72} />
        </a>
        <span>
          <a href={award.url}>{badgeName(award)}</a>
          <br />
          {issuer}
        </span>
      </p>
      <Button variant="default" onClick={() => copying.mutate()}>
        Copy signature
      </Button>
      <span role="status">
        {copying.isSuccess && 'Copied. Paste it into the signature settings of your email app.'}
        {copying.isError && 'Your browser does not allow copying here. Select the picture and its text, and copy them.'}
      </span>
    </div>
  );
}

/** Puts HTML on the clipboard for apps that show pictures, and a text for the others. */
async function copyAsSeen(html: string, text: string, seen: HTMLElement): Promise<void> {
  if (typeof ClipboardItem !== 'undefined' && window.isSecureContext) {
    const part = (type: string, content: string) => ({ [type]: new Blob([content], { type }) });
    return navigator.clipboard.write([new ClipboardItem({ ...part('text/html', html), ...part('text/plain', text) })]);
  }
  // Without https, browsers copy only what is selected.
  const selection = getSelection();
  selection?.selectAllChildren(seen);
  const copied = document.execCommand('copy');
  selection?.removeAllRanges();
  if (!copied) throw new Error('The browser refused to copy.');
}
