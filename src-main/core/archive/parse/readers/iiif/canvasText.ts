import type { Box } from '#shared/model/facsimile.ts';
import { toFractions } from '../pages/geometry.ts';
import { languageTag } from '../pages/language.ts';
import {
  completeOrder,
  mostFrequent,
  type PrintedLine,
  type PrintedPage,
  type PrintedRegion,
} from '../pages/printedPage.ts';
import { type AnnotatedText, areWords, regionsOfWords } from './annotatedWords.ts';
import type { AnnotationGroup } from './localAnnotations.ts';
import type { ArticleRange, Canvas, CanvasArea, TextAnnotation } from './manifest.ts';

/** Where annotations give the same text at several levels, the one that serves reading best. */
const granularities = ['line', 'paragraph', 'block', 'word', 'page'];

/**
 * The page that annotations alone describe: each one is a region, its text the lines of it; where they are words,
 * their group is put together to lines and paragraphs by their places.
 */
export function pageOfAnnotations(canvas: Canvas, groups: readonly AnnotationGroup[]): PrintedPage | null {
  const annotations = groups.flatMap((group) => group.annotations);
  const level = granularities.find((name) => annotations.some(({ granularity }) => granularity === name));
  const isChosen = ({ granularity }: TextAnnotation) => level === undefined || granularity === level;
  const chosen = annotations.filter(isChosen);
  const languages = new Map<string, number>();
  for (const { text, language } of chosen) {
    const tag = languageTag(language ?? '');
    if (tag) languages.set(tag, (languages.get(tag) ?? 0) + text.length);
  }
  const placed = (own: readonly TextAnnotation[]) =>
    own.map(({ text, area }) => ({ text, box: boxOf(area, canvas) }));
  const isWords = level === 'word' || (level === undefined && areWords(placed(chosen)));
  const regions = groups.flatMap(({ annotations: own, article }): PrintedRegion[] => {
    const texts = placed(own.filter(isChosen));
    return isWords ? regionsOfWords(texts, article) : texts.flatMap((text) => regionOf(text, article));
  });
  if (regions.length === 0) return null;
  return {
    id: canvas.id,
    label: null,
    width: canvas.width,
    height: canvas.height,
    imageName: null,
    language: mostFrequent(languages),
    regions,
    order: completeOrder(regions.length, []),
  };
}

function regionOf({ text, box }: AnnotatedText, article: string | null): PrintedRegion[] {
  const lines = text
    .split(/[\n\r]+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(
      (line): PrintedLine => ({
        id: null,
        words: [{ id: null, text: line, box, spaceBefore: false }],
        box,
        fontSize: null,
        ending: null,
        openingWord: null,
      }),
    );
  return lines.length > 0
    ? [{ ids: [], role: null, box, lines, ...(article === null ? {} : { article }) }]
    : [];
}

/** Gives every line the article in whose part of the canvas its middle lies. */
export function withArticles(
  page: PrintedPage,
  canvas: Canvas,
  articles: readonly ArticleRange[],
): PrintedPage {
  const parts = articles.flatMap(({ id, areas }) =>
    areas
      .filter((area) => area.canvas === canvas.id)
      .flatMap((area) => {
        const box = boxOf(area, canvas) ?? (area.rectangle === null ? wholePage : null);
        return box ? [{ id, box }] : [];
      }),
  );
  if (parts.length === 0) return page;
  return {
    ...page,
    regions: page.regions.map((region) => ({
      ...region,
      lines: region.lines.map((line) => {
        const box = line.box ?? line.words[0]?.box ?? region.box;
        const part = box ? smallestAround(box, parts) : null;
        return part === null ? line : { ...line, article: part };
      }),
    })),
  };
}

const wholePage: Box = { left: 0, top: 0, width: 1, height: 1 };

function smallestAround(
  box: Box,
  parts: readonly { readonly id: string; readonly box: Box }[],
): string | null {
  const x = box.left + box.width / 2;
  const y = box.top + box.height / 2;
  const around = parts
    .filter((part) => x >= part.box.left && x <= part.box.left + part.box.width)
    .filter((part) => y >= part.box.top && y <= part.box.top + part.box.height)
    .sort((a, b) => a.box.width * a.box.height - b.box.width * b.box.height);
  return around[0]?.id ?? null;
}

function boxOf({ rectangle }: CanvasArea, canvas: Canvas): Box | null {
  if (!rectangle) return null;
  return toFractions(rectangle, rectangle.isPercent ? { width: 100, height: 100 } : canvas);
}
