import { createContext, Fragment, type ReactNode, useContext } from 'react';
import { GuideLink } from './GuideLink.tsx';
import type { GuideBlock, GuidePictures, GuideWords } from './guide.ts';

/** So many characters of code stay on one line. */
const longestWhole = 24;

/** The pictures that the blocks name. */
export const PicturesContext = createContext<GuidePictures>({});

/** What a page says, as React elements: no string of HTML is ever made of it. */
export const GuideBlocks = ({ blocks }: { readonly blocks: readonly GuideBlock[] }) =>
  blocks.map((block, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a page's parts have no other identity than their place
    <Fragment key={index}>{blockElement(block)}</Fragment>
  ));

function blockElement(block: GuideBlock): ReactNode {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.depth === 2 ? 'h2' : 'h3';
      return (
        <Heading id={headingId(block.id)} tabIndex={-1}>
          <Words words={block.words} />
        </Heading>
      );
    }
    case 'paragraph':
      return (
        <p>
          <Words words={block.words} />
        </p>
      );
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul';
      return (
        <List>
          {block.items.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <li key={index}>
              <ItemBlocks blocks={item} />
            </li>
          ))}
        </List>
      );
    }
    case 'hint':
      return (
        <div className="guide-hint">
          <GuideBlocks blocks={block.blocks} />
        </div>
      );
    case 'code':
      // Long lines are moved with the keyboard, too.
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached
        <pre tabIndex={0}>{block.text}</pre>
      );
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached
        <div className="guide-table" tabIndex={0}>
          <table>
            <thead>
              <Row cells={block.head} cell="th" />
            </thead>
            <tbody>
              {block.rows.map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: as above
                <Row key={index} cells={row} cell="td" />
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'picture':
      return <Picture name={block.name} says={block.says} />;
  }
}

/** The only paragraph of an item is its line. */
function ItemBlocks({ blocks }: { readonly blocks: readonly GuideBlock[] }) {
  const [first, ...rest] = blocks;
  if (first?.kind !== 'paragraph') return <GuideBlocks blocks={blocks} />;
  return (
    <>
      <Words words={first.words} />
      <GuideBlocks blocks={rest} />
    </>
  );
}

interface RowProps {
  readonly cells: readonly (readonly GuideWords[])[];
  readonly cell: 'th' | 'td';
}

const Row = ({ cells, cell: Cell }: RowProps) => (
  <tr>
    {cells.map((words, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: as above
      <Cell key={index} scope={Cell === 'th' ? 'col' : undefined}>
        <Words words={words} />
      </Cell>
    ))}
  </tr>
);

/** The picture of the theme that is shown; the other one is not fetched. */
function Picture({ name, says }: { readonly name: string; readonly says: string }) {
  const picture = useContext(PicturesContext)[name];
  if (!picture) return null;
  return (
    <figure>
      <img className="by-day" src={picture.light} alt={says} loading="lazy" />
      <img className="by-night" src={picture.dark} alt={says} loading="lazy" />
    </figure>
  );
}

const Words = ({ words }: { readonly words: readonly GuideWords[] }) =>
  words.map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: as above
    <Fragment key={index}>{wordsElement(part)}</Fragment>
  ));

function wordsElement(part: GuideWords): ReactNode {
  if (typeof part === 'string') return part;
  switch (part.kind) {
    case 'strong':
      return (
        <strong>
          <Words words={part.words} />
        </strong>
      );
    case 'emphasis':
      // What the window calls something: in Chinese it stands in quotation marks already.
      return (
        <em>
          <Words words={part.words} />
        </em>
      );
    case 'code':
      // An option is no word to be broken at its hyphens; a long line has to be.
      return <code className={part.text.length <= longestWhole ? 'whole-word' : undefined}>{part.text}</code>;
    case 'link':
      return (
        <GuideLink page={part.page} section={part.section}>
          <Words words={part.words} />
        </GuideLink>
      );
    case 'outside':
      return (
        <a href={part.address} title={part.address} target="_blank" rel="noopener noreferrer nofollow">
          <Words words={part.words} />
        </a>
      );
  }
}

/** The id in the document of a section's heading. */
export const headingId = (section: string): string => `guide-${section}`;
