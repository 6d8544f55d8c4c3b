import { type RefObject, useEffect, useMemo, useRef } from 'react';
import { flushSync } from 'react-dom';
import type { Issue } from '#shared/model/issue.ts';
import { type PaperSection, paperSections } from '../../../layout/sections.ts';
import { useNear } from '../sheet/useNear.ts';
import { ArticleBlock } from '../text/ArticleBlock.tsx';
import { Colophon, MastheadView } from '../text/MastheadView.tsx';
import { mastheadParts } from '../text/mastheadParts.ts';
import { NoticeBox } from '../text/NoticeBox.tsx';
import { usePaperSetting } from '../text/PaperContext.ts';
import { pageHead } from '../text/pageHead.ts';

/** Sections laid out at once; most issues have no more. */
const eagerSections = 6;
const widestMasthead = 720;

export interface ScrollProps {
  readonly issue: Issue;
  /** Width of the desk in pixels. */
  readonly width: number;
  /** The functions that lay a section out at once, by its key. */
  readonly layOutNow: RefObject<Map<string, () => void>>;
}

/** The issue as one line of articles: for quiet reading of all of it, and for vertical lines. */
export function Scroll({ issue, width, layOutNow }: ScrollProps) {
  const sections = useMemo(() => paperSections(issue), [issue]);
  const parts = useMemo(() => mastheadParts(issue), [issue]);
  return (
    <div className="paper-scroll">
      <MastheadView issue={issue} parts={parts} width={Math.min(width - 48, widestMasthead)} />
      {sections.map((section, index) => (
        <ScrollSection
          key={section.key}
          section={section}
          first={index === 0}
          eager={index < eagerSections}
          layOutNow={layOutNow}
        />
      ))}
      <Colophon parts={parts} />
    </div>
  );
}

interface ScrollSectionProps {
  readonly section: PaperSection;
  readonly first: boolean;
  readonly eager: boolean;
  readonly layOutNow: ScrollProps['layOutNow'];
}

function ScrollSection({ section, first, eager, layOutNow }: ScrollSectionProps) {
  const setting = usePaperSetting();
  const root = useRef<HTMLElement>(null);
  const [near, setNear] = useNear(root, eager);
  useEffect(() => {
    const waiting = layOutNow.current;
    waiting.set(section.key, () => flushSync(() => setNear(true)));
    return () => {
      waiting.delete(section.key);
    };
  }, [layOutNow, section.key, setNear]);
  const name = section.page ? pageHead(section.page, setting) : undefined;
  return (
    <section
      ref={root}
      className="paper-section"
      data-near={near ? true : undefined}
      data-headed={name === undefined ? undefined : true}
      aria-label={name}
    >
      {name !== undefined && <h2 className="paper-page-head">{name}</h2>}
      {section.articles.map((article, index) => (
        <ArticleBlock
          key={article.id}
          article={article}
          level={first && index === 0 ? 'lead' : 'normal'}
          headingLevel={section.page ? 3 : 2}
          frame={null}
          columns={1}
          opens
          noted={near}
        />
      ))}
      {section.notices.map((notice) => (
        <NoticeBox key={notice.id} notice={notice} frame={null} noted={near} />
      ))}
    </section>
  );
}
