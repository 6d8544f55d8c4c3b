import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExportScope } from '#shared/contract/calls/export.ts';
import type { PrintScope } from '#shared/contract/calls/print.ts';
import type { Correction } from '#shared/model/correction.ts';
import type { Box } from '#shared/model/facsimile.ts';
import type { FilledInField } from '#shared/model/filledIn.ts';
import type { AnnotationsOfIssue } from '#shared/model/notebook.ts';
import type { Piece } from '#shared/model/piece.ts';
import type { PicturesToRead } from '#shared/model/scans/pictureReading.ts';
import type { Span } from '#shared/model/span.ts';

/** The scopes that the dialog can offer; a tag's is the command line's. */
export type ExportKind = Exclude<ExportScope['kind'], 'tag'>;

/** What an export dialog was opened on; it offers the scopes that this allows. */
export interface ExportSubject {
  readonly kind: ExportKind;
  readonly issueId: string | null;
  readonly articleId: string | null;
  readonly annotationIds: readonly string[];
  /** Annotations chosen in the notebook, on any number of issues. */
  readonly selection?: readonly AnnotationsOfIssue[];
  readonly collectionId?: string;
}

/** What a print dialog was opened on: the scopes that it offers, each kind once; the first is chosen. */
export interface PrintSubject {
  readonly scopes: readonly [PrintScope, ...PrintScope[]];
}

/** A passage or an article as one end of a link whose other end is still to be chosen. */
export interface NamedPiece {
  readonly piece: Piece;
  /** What people call it. */
  readonly name: string;
}

export type DialogRequest =
  | { readonly kind: 'settings' }
  | { readonly kind: 'keys' }
  /** The licences of others' work. */
  | { readonly kind: 'notices' }
  /** How the program fares, for whoever is to help. */
  | { readonly kind: 'diagnostics' }
  | { readonly kind: 'snapshots' }
  /** The exports that are kept up to date. */
  | { readonly kind: 'targets' }
  | { readonly kind: 'tags' }
  /** These go into a collection. */
  | { readonly kind: 'collect'; readonly pieces: readonly Piece[] }
  /** This is linked with a passage. */
  | { readonly kind: 'link'; readonly from: NamedPiece }
  /** Which issue is to stand beside the one that is read? */
  | { readonly kind: 'openBeside' }
  | { readonly kind: 'openArchive' }
  /** `paths`: what was dropped and waits to be added; null to choose. */
  | { readonly kind: 'import'; readonly paths: readonly string[] | null }
  /** Annotations are taken in, or those that wait for their issue are looked at. */
  | { readonly kind: 'importAnnotations' }
  /** `name`: what they are called; null for the library. */
  | { readonly kind: 'readPictures'; readonly what: readonly PicturesToRead[]; readonly name: string | null }
  /** A part of a page is read once more; `page` is `FacsimilePage.number`. */
  | { readonly kind: 'readRegion'; readonly issueId: string; readonly page: number; readonly box: Box }
  | { readonly kind: 'describe'; readonly issueIds: readonly string[] }
  | { readonly kind: 'papers' }
  | { readonly kind: 'correctText'; readonly span: Span }
  | { readonly kind: 'compare'; readonly correction: Correction; readonly place: Span }
  | { readonly kind: 'compareField'; readonly filledIn: FilledInField }
  /** `blockId`: an article's or a notice's. */
  | { readonly kind: 'correctBlock'; readonly blockId: string }
  /** Where an article was printed as well; of the whole issue where `articleId` is null. */
  | { readonly kind: 'reprints'; readonly issueId: string; readonly articleId: string | null }
  | { readonly kind: 'print'; readonly subject: PrintSubject }
  | { readonly kind: 'export'; readonly subject: ExportSubject };

/** What lies over the window, and which panel is drawn over the paper on a narrow one. */
export interface OverlayState {
  readonly dialog: DialogRequest | null;
  readonly drawer: 'contents' | 'notes' | null;
}

export type OverlayStore = StoreApi<OverlayState>;

export const createOverlays = (): OverlayStore =>
  createStore<OverlayState>(() => ({ dialog: null, drawer: null }));
