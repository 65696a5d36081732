import { type ListItem, shapeOf } from './text-shape';
import classes from './written-text.module.css';

/**
 * A text in the shape that its writer saw: paragraphs, lists and their levels, columns, line breaks. Each part runs from
 * the left or from the right, as its own first letter does.
 */
export function WrittenText({ text }: { text: string }) {
  return (
    <div className={classes.text}>
      {shapeOf(text).map((block, index) => {
        if (block.kind === 'paragraph')
          return (
            <p key={index} dir="auto">
              {block.text}
            </p>
          );
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
        <li key={index} dir="auto" className={marker === null ? undefined : classes.marked}>
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
                <td key={column} dir="auto">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
