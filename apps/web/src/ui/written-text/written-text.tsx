import { type ListItem, shapeOf } from './text-shape';
import classes from './written-text.module.css';

/** A text in the shape that its writer saw: paragraphs, lists and their levels, columns, line breaks. */
export function WrittenText({ text }: { text: string }) {
  return (
    <div className={classes.text} dir="auto">
      {shapeOf(text).map((block, index) => {
        if (block.kind === 'paragraph') return <p key={index}>{block.text}</p>;
        if (block.kind === 'list') return <List key={index} items={block.items} />;
        return <Columns key={index} rows={block.rows} />;
      })}
    </div>
  );
}

function List({ items }: { items: readonly ListItem[] }) {
  return (
    <ul>
      {items.map(({ marker, text, items: under }, index) => (
        <li key={index} className={marker === null ? undefined : classes.marked}>
          {marker !== null && <span className={classes.marker}>{marker} </span>}
          {text}
          {under.length > 0 && <List items={under} />}
        </li>
      ))}
    </ul>
  );
}

function Columns({ rows }: { rows: readonly string[][] }) {
  return (
    <div className={classes.columns} tabIndex={0} role="group" aria-label="Columns">
      <table>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
