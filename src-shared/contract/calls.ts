/**
 * The contract between the renderer and the application. Both hosts (Electron, loopback) serve exactly this.
 * Start reading the code here.
 *
 * A call has one input and one output, both plain data. It is declared once, in the file of its subject:
 *
 *     'issue.get': ask({ issueId }).answers<Issue>(),
 *
 * `ask` declares what only reads, `call` what may change something. The input is checked at the door with the schema
 * that stands there; a call that fails answers with a `Failure` (errors.ts). Its handler stands in the file of the
 * same name in the core's handlers.
 */
import type { AnchoredAnnotation, Reanchoring } from '#shared/model/annotation.ts';
import type { ReprintState } from '#shared/model/finding/reprints.ts';
import type { Hand } from '#shared/model/hand.ts';
import type { ImportState } from '#shared/model/import.ts';
import type { LibraryChange } from '#shared/model/library.ts';
import type { PictureReadingState } from '#shared/model/scans/pictureReading.ts';
import type { Settings } from '#shared/model/settings.ts';
import type { Call, InputOf, OutputOf } from './call.ts';
import { annotationCalls } from './calls/annotations.ts';
import { archiveCalls } from './calls/archives.ts';
import { collectionCalls } from './calls/collections.ts';
import { correctionCalls } from './calls/corrections.ts';
import { draftCalls } from './calls/drafts.ts';
import { exchangeCalls } from './calls/exchange.ts';
import { exportCalls } from './calls/export.ts';
import { dictionaryCalls } from './calls/finding/dictionaries.ts';
import { reprintCalls } from './calls/finding/reprints.ts';
import { searchCalls } from './calls/finding/search.ts';
import { historyCalls } from './calls/history.ts';
import { hostCalls } from './calls/host.ts';
import { importCalls } from './calls/imports.ts';
import { issueCalls } from './calls/issues.ts';
import { libraryCalls } from './calls/library.ts';
import { linkCalls } from './calls/links.ts';
import { notebookCalls } from './calls/notebook.ts';
import { pictureReadingCalls } from './calls/pictureReading.ts';
import { printCalls } from './calls/print.ts';
import { type InterruptedPart, runtimeCalls } from './calls/runtime/runtime.ts';
import { type UpdatesState, updateCalls } from './calls/runtime/updates.ts';
import { snapshotCalls } from './calls/snapshots.ts';
import { targetCalls } from './calls/targets.ts';

/** Every call, by name. */
export const calls = {
  // The program, the library in it, the issues in that.
  ...hostCalls,
  ...runtimeCalls,
  ...updateCalls,
  ...libraryCalls,
  ...archiveCalls,
  ...importCalls,
  ...issueCalls,
  ...pictureReadingCalls,
  // What people make of them.
  ...historyCalls,
  ...annotationCalls,
  ...notebookCalls,
  ...draftCalls,
  ...correctionCalls,
  ...collectionCalls,
  ...linkCalls,
  // What is found, what leaves, what comes from elsewhere, what is kept of all.
  ...searchCalls,
  ...dictionaryCalls,
  ...reprintCalls,
  ...exportCalls,
  ...targetCalls,
  ...printCalls,
  ...exchangeCalls,
  ...snapshotCalls,
} satisfies Record<string, Call>;

export type CallName = keyof typeof calls;
export type CallInput<N extends CallName> = InputOf<(typeof calls)[N]>;
export type CallOutput<N extends CallName> = OutputOf<(typeof calls)[N]>;

/** Every event the application sends to its windows. */
export interface Events {
  /** The open library changed: its state, and the issues that came, changed or went. */
  'library.changed': LibraryChange;
  /** An issue's annotations changed, here or in another window; the whole new list. */
  'annotations.changed': { readonly issueId: string; readonly annotations: readonly AnchoredAnnotation[] };
  /** An issue's text changed, and annotations on it are elsewhere, nowhere, or somewhere again. */
  'annotations.reanchored': Reanchoring;
  /** Corrections of an issue changed, here, in another window or by another program. */
  'corrections.changed': { readonly issueId: string };
  /** An import went on, ended or was undone. */
  'import.changed': ImportState;
  /** The reading of the library's pictures began, went on, paused or ended. */
  'pictures.changed': PictureReadingState;
  /** Looking through the library for reprints went on, stopped or ended. */
  'reprints.changed': ReprintState;
  'settings.changed': Settings;
  /** A part of the program that works for every window stopped and was started again. */
  'runtime.interrupted': { readonly part: InterruptedPart };
  /** The system ends, and no page is told: what is being written is handed over now. */
  'runtime.ending': Readonly<Record<string, never>>;
  /** Something came to be known of newer versions of the app, or was done about them. */
  'updates.changed': UpdatesState;
  /** A search was saved, renamed, removed or looked at, here or in another window. */
  'searches.changed': Readonly<Record<string, never>>;
  /** A collection changed, here, in another window or by another program. */
  'collections.changed': Readonly<Record<string, never>>;
  /** A link between passages was made or removed, likewise. */
  'links.changed': Readonly<Record<string, never>>;
  /** A kept export was written, changed or came; how many edits in files wait for the person. */
  'targets.changed': { readonly waiting: number };
  /** Somebody else was heard of in the library, or calls themselves something else. */
  'hands.changed': { readonly hands: readonly Hand[] };
  /** Something outside asks to be shown: a deep link, a menu entry. */
  'navigate.requested': NavigationTarget;
  /** A menu entry of the host was chosen. */
  'command.requested': { readonly command: AppCommand };
}

export type EventName = keyof Events;

/** Where a deep link leads: `broadsheet://issue/<id>` with `?article=<id>`, `?annotation=<id>` or `?start=…&end=…`. */
export interface NavigationTarget {
  readonly issueId: string;
  /** The article that is opened by itself; null for the whole issue. */
  readonly articleId: string | null;
  readonly annotationId: string | null;
  readonly start: number | null;
  readonly end: number | null;
}

/** Commands that a host's menu may ask of the window. */
export const appCommands = [
  'openLibrary',
  'openArchive',
  'search',
  'notebook',
  'findInIssue',
  'export',
  'print',
  'importAnnotations',
  'readPictures',
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
  'help',
  'firstSteps',
  'keys',
] as const;
export type AppCommand = (typeof appCommands)[number];
