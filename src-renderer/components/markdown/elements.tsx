import type { AlignType, FootnoteDefinition, List, Nodes, PhrasingContent, Root, Table } from 'mdast';
import { Fragment, type MouseEvent, type ReactNode } from 'react';
import type { Translator } from '#shared/i18n/translate.ts';
import { AddressLink, NamedLink } from './AddressLink.tsx';
import { CalloutBox } from './CalloutBox.tsx';
import { plainAddress } from './tree/addresses.ts';
import { calloutOf } from './tree/callouts.ts';

/** What the parts of one note share. */
export interface NoteSetting {
  /** As it was written. */
  readonly note: string;
  /** Before the ids of its footnotes. */
  readonly id: string;
  readonly t: Translator['t'];
  /** By identifier, in the order in which they are referred to, then those that nothing refers to. */
  readonly footnotes: ReadonlyMap<string, FootnoteDefinition>;
}

/** The footnotes of a note, in the order of their numbers. */
export function footnotesOf(root: Root): ReadonlyMap<string, FootnoteDefinition> {
  const defined = new Map<string, FootnoteDefinition>();
  const order = new Set<string>();
  const visit = (node: Nodes) => {
    if (node.type === 'footnoteReference') order.add(node.identifier);
    if (node.type === 'footnoteDefinition' && !defined.has(node.identifier))
      defined.set(node.identifier, node);
    if ('children' in node) node.children.forEach(visit);
  };
  visit(root);
  return new Map(
    [...order, ...defined.keys()].flatMap((identifier) => {
      const definition = defined.get(identifier);
      return definition ? [[identifier, definition] as const] : [];
    }),
  );
}

/** A note as React elements: no string of HTML is ever made of it, and nothing is fetched for it. */
export const elementsOf = (root: Root, setting: NoteSetting): ReactNode => (
  <>
    {childrenOf(root.children, setting)}
    {setting.footnotes.size > 0 && <Footnotes setting={setting} />}
  </>
);

const childrenOf = (nodes: readonly Nodes[], setting: NoteSetting): ReactNode =>
  nodes.map((node, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a note's parts have no other identity than their place
    <Fragment key={index}>{element(node, setting)}</Fragment>
  ));

function element(node: Nodes, setting: NoteSetting): ReactNode {
  const inside = 'children' in node ? () => childrenOf(node.children, setting) : () => null;
  switch (node.type) {
    case 'text':
      return node.value;
    case 'paragraph':
      return <p>{inside()}</p>;
    case 'heading':
      return (
        <p className="note-heading" data-depth={node.depth}>
          {inside()}
        </p>
      );
    case 'strong':
      return <strong>{inside()}</strong>;
    case 'emphasis':
      return <em className={hasHan(node.children) ? 'dotted' : undefined}>{inside()}</em>;
    case 'delete':
      return <del>{inside()}</del>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return <pre>{node.value}</pre>;
    case 'break':
      return <br />;
    case 'thematicBreak':
      return <hr />;
    case 'blockquote': {
      const callout = calloutOf(node);
      if (!callout) return <blockquote>{inside()}</blockquote>;
      return (
        <CalloutBox callout={callout} title={childrenOf(callout.title, setting)}>
          {childrenOf(callout.body, setting)}
        </CalloutBox>
      );
    }
    case 'list':
      return listElement(node, setting);
    case 'table':
      return tableElement(node, setting);
    case 'link':
      return linkElement(node.url, node.children, setting, written(node, setting).startsWith('['));
    case 'image':
      // Pictures are never fetched: they are links to what they name.
      return <AddressLink address={node.url}>{node.alt || node.url}</AddressLink>;
    case 'wikiLink': {
      const [target = '', alias] = node.value.split('|');
      return <NamedLink name={target.split('#')[0] ?? ''}>{alias ?? target}</NamedLink>;
    }
    case 'formula':
      return <span className="formula">{node.value}</span>;
    case 'footnoteReference':
      return <Reference identifier={node.identifier} setting={setting} />;
    case 'footnoteDefinition':
    case 'definition':
      return null;
    default:
      // Links by reference and whatever else there may be: as it was written.
      return written(node, setting);
  }
}

const written = ({ position }: Nodes, { note }: NoteSetting): string =>
  note.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);

const hasHan = (nodes: readonly PhrasingContent[]): boolean =>
  nodes.some((node) =>
    'value' in node ? /\p{Script=Han}/u.test(node.value) : 'children' in node && hasHan(node.children),
  );

function linkElement(
  url: string,
  children: readonly Nodes[],
  setting: NoteSetting,
  isNamed: boolean,
): ReactNode {
  const [words] = children;
  if (isNamed || words?.type !== 'text') {
    return <AddressLink address={url}>{childrenOf(children, setting)}</AddressLink>;
  }
  const shown = plainAddress(words.value);
  return (
    <>
      <AddressLink address={plainAddress(url).address}>{shown.address}</AddressLink>
      {shown.after}
    </>
  );
}

function listElement({ ordered, start, children }: List, setting: NoteSetting): ReactNode {
  const items = children.map((item, index) => {
    const { checked } = item;
    const isTask = checked !== null && checked !== undefined;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a note's parts have no other identity than their place
      <li key={index} className={isTask ? 'task' : undefined}>
        {isTask && (
          <input
            type="checkbox"
            disabled
            checked={checked}
            aria-label={setting.t(checked ? 'markdown.done' : 'markdown.toDo')}
            readOnly
          />
        )}
        {item.children.map((child, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <Fragment key={place}>
            {child.type === 'paragraph' && !item.spread
              ? childrenOf(child.children, setting)
              : element(child, setting)}
          </Fragment>
        ))}
      </li>
    );
  });
  return ordered ? <ol start={start ?? 1}>{items}</ol> : <ul>{items}</ul>;
}

function tableElement({ align, children }: Table, setting: NoteSetting): ReactNode {
  const [head, ...rows] = children;
  const side = (index: number) => alignClass(align?.[index] ?? null);
  const cells = (row: Table['children'][number], Cell: 'th' | 'td') => (
    <tr>
      {row.children.map((cell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a note's parts have no other identity than their place
        <Cell key={index} className={side(index)}>
          {childrenOf(cell.children, setting)}
        </Cell>
      ))}
    </tr>
  );
  return (
    <div className="note-table">
      <table>
        {head && <thead>{cells(head, 'th')}</thead>}
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Fragment key={index}>{cells(row, 'td')}</Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const alignClass = (align: AlignType): string | undefined => (align === null ? undefined : `align-${align}`);

/** Goes to another place of the note without an address of its own in the window's history. */
function goTo(event: MouseEvent<HTMLAnchorElement>): void {
  event.preventDefault();
  const place = document.getElementById(decodeURIComponent(event.currentTarget.hash.slice(1)));
  place?.scrollIntoView({ block: 'nearest' });
  place?.focus();
}

const referenceId = (identifier: string, { id }: NoteSetting) =>
  `${id}from-${encodeURIComponent(identifier)}`;
const footnoteId = (identifier: string, { id }: NoteSetting) => `${id}note-${encodeURIComponent(identifier)}`;

function Reference({ identifier, setting }: { readonly identifier: string; readonly setting: NoteSetting }) {
  const number = [...setting.footnotes.keys()].indexOf(identifier) + 1;
  return (
    <sup>
      <a
        id={referenceId(identifier, setting)}
        role="doc-noteref"
        href={`#${encodeURIComponent(footnoteId(identifier, setting))}`}
        aria-label={setting.t('markdown.footnote', { number: String(number) })}
        onClick={goTo}
      >
        {number}
      </a>
    </sup>
  );
}

function Footnotes({ setting }: { readonly setting: NoteSetting }) {
  return (
    <ol className="note-footnotes">
      {[...setting.footnotes].map(([identifier, { children }]) => (
        <li key={identifier} id={footnoteId(identifier, setting)} tabIndex={-1}>
          {childrenOf(children, setting)}
          <a
            role="doc-backlink"
            href={`#${encodeURIComponent(referenceId(identifier, setting))}`}
            aria-label={setting.t('markdown.back')}
            onClick={goTo}
          >
            ↩
          </a>
        </li>
      ))}
    </ol>
  );
}
