import type { StoredLink } from '#core/kept/links/links.ts';
import type { ExportedFile, ExportScope } from '#shared/contract/calls/export.ts';
import { makeTranslator } from '#shared/i18n/catalogues.ts';
import { type Language, pickLanguage } from '#shared/i18n/language.ts';
import { type AnchoredAnnotation, type Colour, colours } from '#shared/model/annotation.ts';
import type { ExportOptions } from '#shared/model/exportOptions.ts';
import type { Issue } from '#shared/model/issue.ts';
import type { CitationStyle, Settings } from '#shared/model/settings.ts';
import type { Citer } from '../citation/citer.ts';
import type { ExportedCollection } from './exportedCollection.ts';
import type { PageOfIssue } from './pages/placedWords.ts';

/** An issue with all its annotations. */
export interface AnnotatedIssue {
  readonly issue: Issue;
  readonly annotations: readonly AnchoredAnnotation[];
  /** Its pages with the places of their words, for formats that need them (see `needsPages`). */
  readonly pages?: readonly PageOfIssue[];
}

/** What every export is made from. */
export interface ExportInput {
  /** The issues that the scope names, in the order of the export. */
  readonly issues: readonly AnnotatedIssue[];
  /** What is exported where the scope is a collection; `issues` has what its members stand in. */
  readonly collection?: ExportedCollection;
  /** Where regions are on their pages, by the ids of their annotations: `p. 3, col. 2 top`. */
  readonly places?: ReadonlyMap<string, string>;
  /** The pictures of regions that lie beside the files, by the ids of their annotations. */
  readonly pictures?: ReadonlyMap<string, string>;
  /** The links between passages of the library. */
  readonly links?: readonly StoredLink[];
  /** The address that opens the application at an annotation, or at an issue. */
  readonly linkTo: (issueId: string, annotationId: string | null) => string;
  readonly citer: Citer;
  readonly citationStyle: 'auto' | CitationStyle;
  /** See `citekeyWords`. */
  readonly citekeyPattern: string;
  /** When the export is made, ISO 8601. */
  readonly made?: string;
  /** A name for every highlight colour. */
  readonly colourNames: Readonly<Record<Colour, string>>;
}

/** A file of an export, whose media type is that of its format unless it says another. */
export type RenderedFile = Omit<ExportedFile, 'mediaType'> & Partial<Pick<ExportedFile, 'mediaType'>>;

/** Prints one format. The files' names have the extension already. The same input gives the same files. */
export type Render = (
  scope: ExportScope,
  input: ExportInput,
  options: ExportOptions,
) => readonly RenderedFile[];

/** The part of the input that a person's preferences decide. `locales` are the system's, BCP 47. */
export function preferredInput(
  settings: Settings,
  locales: readonly string[],
): Pick<ExportInput, 'citationStyle' | 'citekeyPattern' | 'colourNames'> {
  const { citationStyle, citekeyPattern } = settings;
  const language = pickLanguage(settings.language, locales);
  return { citationStyle, citekeyPattern, colourNames: namedColours(settings, language) };
}

/** The person's names, and the colours' own where there are none. */
function namedColours({ colourNames }: Settings, language: Language): ExportInput['colourNames'] {
  const { t } = makeTranslator(language);
  const names = colours.map((colour) => [colour, colourNames[colour] ?? t(`colour.${colour}`)] as const);
  return Object.fromEntries(names) as ExportInput['colourNames'];
}
