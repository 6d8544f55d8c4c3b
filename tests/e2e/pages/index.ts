import type { Page } from '@playwright/test';
import { Corrections } from './corrections.ts';
import { Facsimile } from './facsimile.ts';
import { Notebook } from './notebook.ts';
import { Notes } from './notes.ts';
import { Panes } from './panes.ts';
import { Paper } from './paper.ts';
import { Lines, Pictures } from './pictures.ts';
import { Search } from './search.ts';
import { Shelf } from './shelf.ts';
import { Snapshots } from './snapshots.ts';

/** What a person sees of a window, by name. */
export interface Screen {
  readonly shelf: Shelf;
  readonly paper: Paper;
  readonly panes: Panes;
  readonly facsimile: Facsimile;
  readonly notes: Notes;
  readonly notebook: Notebook;
  readonly corrections: Corrections;
  readonly pictures: Pictures;
  readonly lines: Lines;
  readonly search: Search;
  readonly snapshots: Snapshots;
}

export const screenOf = (page: Page): Screen => ({
  shelf: new Shelf(page),
  paper: new Paper(page),
  panes: new Panes(page),
  facsimile: new Facsimile(page),
  notes: new Notes(page),
  notebook: new Notebook(page),
  corrections: new Corrections(page),
  pictures: new Pictures(page),
  lines: new Lines(page),
  search: new Search(page),
  snapshots: new Snapshots(page),
});
