import { Fragment, type ReactNode } from 'react';
import classes from './markdown.module.css';
import { type Block, type Inline, markdownTree } from './markdown-tree';

interface MarkdownProps {
  text: string;
  /** The level of the text's highest heading on this page. */
  headings?: 3 | 4 | 5;
}

/** A text that an author wrote in Markdown. HTML in it is shown as it is written. */
export function Markdown({ text, headings = 3 }: MarkdownProps) {
  const blocks = markdownTree(text);
  const highest = Math.min(...blocks.flatMap((block) => (block.kind === 'heading' ? [block.level] : [])), 6);
  return <div className={classes.text}>{blocks.map(blockIn(headings - highest))}</div>;
}

const blockIn =
  (lower: number) =>
  (block: Block, key: number): ReactNode => {
    switch (block.kind) {
      case 'heading': {
        const Heading = `h${Math.min(block.level + lower, 6)}` as 'h3' | 'h4' | 'h5' | 'h6';
        return <Heading key={key}>{block.parts.map(inline)}</Heading>;
      }
      case 'paragraph':
        return <p key={key}>{block.parts.map(inline)}</p>;
      case 'quote':
        return <blockquote key={key}>{block.blocks.map(blockIn(lower))}</blockquote>;
      case 'code':
        return (
          <pre key={key}>
            <code>{block.text}</code>
          </pre>
        );
      case 'list': {
        const items = block.items.map((blocks, place) => <li key={place}>{itemOf(blocks, lower)}</li>);
        return block.start === null ? (
          <ul key={key}>{items}</ul>
        ) : (
          <ol key={key} start={block.start}>
            {items}
          </ol>
        );
      }
    }
  };

/** An item of one paragraph stands close to the next. */
function itemOf(blocks: Block[], lower: number): ReactNode {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return blocks.map(blockIn(lower));
  return (
    <>
      {first.parts.map(inline)}
      {rest.map(blockIn(lower))}
    </>
  );
}

function inline(part: Inline, key: number): ReactNode {
  if (typeof part === 'string') return <Fragment key={key}>{part}</Fragment>;
  switch (part.kind) {
    case 'strong':
      return <strong key={key}>{part.parts.map(inline)}</strong>;
    case 'emphasis':
      return <em key={key}>{part.parts.map(inline)}</em>;
    case 'code':
      return <code key={key}>{part.text}</code>;
    case 'break':
      return <br key={key} />;
    case 'link':
      return (
        <a key={key} href={part.to} rel="noopener noreferrer">
          {part.parts.map(inline)}
        </a>
      );
  }
}
