/**
 * The contract between the renderer and the application: every call, typed, documented and validated
 * here once. Both hosts (Electron, loopback) serve exactly this. Start reading the code here.
 *
 * A call has one input and one output, both plain data. Inputs are checked at the door with the schema
 * beside the type; a call that fails answers with a `Failure` (errors.ts).
 */
import { z } from 'zod';
import type { AnchoredAnnotation, Reanchoring } from '../model/annotation.ts';
import type { FacsimileSheet, WordBox } from '../model/facsimile.ts';
import type { FilledInField } from '../model/filledIn.ts';
import type { ImportState } from '../model/import.ts';
import type { Issue } from '../model/issue.ts';
import type { IssueSummary, LibraryState } from '../model/library.ts';
import { citationStyles, type Settings } from '../model/settings.ts';
import { type AnnotationOutputs, annotationInputs } from './annotationCalls.ts';
import { type CollectionOutputs, collectionInputs } from './collectionCalls.ts';
import { type CorrectionOutputs, correctionInputs } from './correctionCalls.ts';
import { type DraftOutputs, draftInputs } from './draftCalls.ts';
import { type ExchangeOutputs, exchangeInputs } from './exchangeCalls.ts';
import { type ExportOutputs, exportInputs, exportTemplate } from './exportCalls.ts';
import { colour, filePath, isoDate, issueId, nothing, uploadId } from './inputs.ts';
import { type LinkOutputs, linkInputs } from './linkCalls.ts';
import { type NotebookOutputs, notebookInputs } from './notebookCalls.ts';
import { type SearchOutputs, searchInputs } from './searchCalls.ts';
import { type SnapshotOutputs, snapshotInputs } from './snapshotCalls.ts';

/** What the renderer may know of the program it runs in. */
export interface HostInfo {
  readonly host: 'electron' | 'browser';
  readonly version: string;
  /** The system's preferred languages, BCP 47. */
  readonly locales: readonly string[];
  readonly platform: 'darwin' | 'win32' | 'linux' | 'other';
  /** The host can show a native folder dialog. */
  readonly canChooseFolder: boolean;
  /**
   * How files come into the library: by their paths (`library.add`), or sent to the host by
   * `PUT /upload/<uploadId>/<relative path, each name percent-encoded>` (`upload.start`, `upload.add`).
   */
  readonly importBy: 'path' | 'upload';
  readonly recentLibraries: readonly RecentLibrary[];
}

export interface RecentLibrary {
  readonly path: string;
  readonly name: string;
}

const settingsPatch = z.strictObject({
  language: z.enum(['system', 'en', 'zh-CN']).optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(),
  typeSize: z.number().min(12).max(28).optional(),
  citationStyle: z.enum(['auto', ...citationStyles]).optional(),
  citekeyPattern: z.string().min(1).max(200).optional(),
  colourNames: z.partialRecord(colour, z.string().trim().min(1).max(60)).optional(),
  exportTemplate: exportTemplate.nullable().optional(),
  author: z.string().max(200).optional(),
  leftPanelOpen: z.boolean().optional(),
  notesPanelOpen: z.boolean().optional(),
  readAloudRate: z.number().min(0.5).max(4).optional(),
  readAloudVoices: z.record(z.string().max(40), z.string().max(500)).optional(),
  firstPaneShare: z.number().min(0.2).max(0.8).optional(),
});
export type SettingsPatch = z.infer<typeof settingsPatch>;

const describedText = z.string().trim().min(1).max(500);

/** Fields of an issue as a person fills them in: null takes the person's word back, absent leaves it. */
export const issueDescription = z.strictObject({
  title: describedText.nullable().optional(),
  date: isoDate.nullable().optional(),
  edition: describedText.nullable().optional(),
  issueNumber: describedText.nullable().optional(),
  place: describedText.nullable().optional(),
  /** BCP 47. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/)
    .nullable()
    .optional(),
  pageCount: z.number().int().min(1).max(10_000).nullable().optional(),
});
export type IssueDescriptionPatch = z.infer<typeof issueDescription>;

const importId = z.string().min(1).max(100);
const paths = z.array(filePath).min(1).max(10_000);

/** The schemas of the calls' inputs, one entry a call. */
export const callInputs = {
  'host.info': nothing,
  'settings.get': nothing,
  'settings.change': settingsPatch,
  'library.state': nothing,
  'library.issues': nothing,
  'library.open': z.strictObject({ path: z.string().min(1).max(4096) }),
  'library.choose': nothing,
  'library.cancel': nothing,
  'issue.get': z.strictObject({ issueId }),
  'issue.chooseSource': z.strictObject({ issueId, path: filePath.nullable() }),
  'library.describe': z.strictObject({
    issueIds: z.array(issueId).min(1).max(100_000),
    fields: issueDescription,
  }),
  'library.filledIn': z.strictObject({ issueId }),
  'library.undoDescribe': nothing,
  'library.chooseFiles': z.strictObject({ kind: z.enum(['files', 'folder']) }),
  'library.add': z.strictObject({ paths }),
  'upload.start': nothing,
  'upload.add': z.strictObject({ uploadId }),
  'upload.discard': z.strictObject({ uploadId }),
  'import.list': nothing,
  'import.cancel': z.strictObject({ importId }),
  'import.undo': z.strictObject({ importId }),
  'facsimile.pages': z.strictObject({ issueId }),
  'facsimile.words': z.strictObject({ issueId, page: z.number().int() }),
  ...annotationInputs,
  ...correctionInputs,
  ...draftInputs,
  ...searchInputs,
  ...exportInputs,
  ...exchangeInputs,
  ...snapshotInputs,
  ...notebookInputs,
  ...collectionInputs,
  ...linkInputs,
} as const satisfies Record<string, z.ZodType>;

export type CallName = keyof typeof callInputs;
export type CallInput<N extends CallName> = z.infer<(typeof callInputs)[N]>;

/** What each call answers with. */
export interface CallOutputs
  extends AnnotationOutputs,
    CorrectionOutputs,
    DraftOutputs,
    SearchOutputs,
    ExportOutputs,
    ExchangeOutputs,
    SnapshotOutputs,
    NotebookOutputs,
    CollectionOutputs,
    LinkOutputs {
  /** The host's abilities, its languages and the libraries opened before. */
  'host.info': HostInfo;
  /** The person's preferences. */
  'settings.get': Settings;
  /** Changes some preferences, durably; every window hears `settings.changed`. */
  'settings.change': Settings;
  /** The open library, or null before one is opened. */
  'library.state': LibraryState | null;
  /** A summary of every issue read so far; afterwards `library.changed` tells what changes. */
  'library.issues': readonly IssueSummary[];
  /** Opens a folder in place of the open library. Answers at once; progress comes as `library.changed`. */
  'library.open': LibraryState;
  /** Lets the person choose a folder in the host's own dialog and opens it; null when they cancel. */
  'library.choose': LibraryState | null;
  /** Stops reading files; what was read stays. */
  'library.cancel': LibraryState;
  /** The whole issue. */
  'issue.get': Issue;
  /**
   * Which of an issue's sources is read (`SourceAlternative.path`), kept in the library; null leaves it to
   * Broadsheet again. Answers the issue as it is read now. Annotations are looked for in the new text.
   */
  'issue.chooseSource': Issue;
  /**
   * Fills in fields of many issues, kept in the library and apart from the files; answers how many issues
   * changed. `library.undoDescribe` takes the newest of these back.
   */
  'library.describe': { readonly changed: number };
  /** The fields that are filled in of an issue, each beside what the file says. */
  'library.filledIn': readonly FilledInField[];
  /** Takes back the newest `library.describe` of this session; answers the issues. Throws `nothingToUndo`. */
  'library.undoDescribe': { readonly issueIds: readonly string[] };
  /** Lets the person choose files or a folder to add, in the host's own dialog; null when they cancel. */
  'library.chooseFiles': readonly string[] | null;
  /**
   * Copies files and folders into the library by publication and year; what lies in it already stays where it
   * is. Answers at once; progress and the report come as
   * `import.changed`.
   */
  'library.add': ImportState;
  /** Where files can be sent to (see `HostInfo.importBy`); throws `notOnThisHost` where paths are used. */
  'upload.start': { readonly uploadId: string };
  /** Adds what was sent, as `library.add`. */
  'upload.add': ImportState;
  /** Throws what was sent away. */
  'upload.discard': null;
  /** The imports of this session, newest first. */
  'import.list': readonly ImportState[];
  /** Stops an import; what was added stays and can be undone. */
  'import.cancel': ImportState;
  /** Removes the files that the import copied and nobody changed since. */
  'import.undo': ImportState;
  /** The pages of an issue with their pictures and zones; empty where there are none. */
  'facsimile.pages': readonly FacsimileSheet[];
  /** The words of one page (`FacsimilePage.number`) with their places in text and page. */
  'facsimile.words': readonly WordBox[];
}

export type CallOutput<N extends CallName> = CallOutputs[N];

export const callNames = Object.keys(callInputs) as CallName[];

/** Every event the application sends to its windows. */
export interface Events {
  /** The open library changed: its state, and the issues that came, changed or went. */
  'library.changed': import('../model/library.ts').LibraryChange;
  /** An issue's annotations changed, here or in another window; the whole new list. */
  'annotations.changed': { readonly issueId: string; readonly annotations: readonly AnchoredAnnotation[] };
  /** An issue's text changed, and annotations on it are elsewhere, nowhere, or somewhere again. */
  'annotations.reanchored': Reanchoring;
  /** Corrections of an issue changed, here, in another window or by another program. */
  'corrections.changed': { readonly issueId: string };
  /** An import went on, ended or was undone. */
  'import.changed': ImportState;
  'settings.changed': Settings;
  /** A search was saved, renamed, removed or looked at, here or in another window. */
  'searches.changed': Readonly<Record<string, never>>;
  /** A collection changed, here, in another window or by another program. */
  'collections.changed': Readonly<Record<string, never>>;
  /** A link between passages was made or removed, likewise. */
  'links.changed': Readonly<Record<string, never>>;
  /** Something outside asks to be shown: a deep link, a menu entry. */
  'navigate.requested': NavigationTarget;
  /** A menu entry of the host was chosen. */
  'command.requested': { readonly command: AppCommand };
}

export type EventName = keyof Events;

/** Where a deep link leads: `broadsheet://issue/<id>?annotation=<id>` or `?start=…&end=…`. */
export interface NavigationTarget {
  readonly issueId: string;
  readonly annotationId: string | null;
  readonly start: number | null;
  readonly end: number | null;
}

/** Commands that a host's menu may ask of the window. */
export const appCommands = [
  'openLibrary',
  'search',
  'notebook',
  'findInIssue',
  'export',
  'importAnnotations',
  'undo',
  'redo',
  'toggleNotes',
  'toggleContents',
  'viewPage',
  'viewReading',
  'viewVertical',
  'zoomIn',
  'zoomOut',
  'zoomReset',
] as const;
export type AppCommand = (typeof appCommands)[number];
