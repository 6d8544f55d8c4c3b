import type { Page } from '@playwright/test';
import { Facsimile } from './facsimile.ts';
import { Notes } from './notes.ts';
import { Paper } from './paper.ts';
import { Search } from './search.ts';
import { Shelf } from './shelf.ts';

/** What a person sees of a window, by name. */
export interface Screen {
  readonly shelf: Shelf;
  readonly paper: Paper;
  readonly facsimile: Facsimile;
  readonly notes: Notes;
  readonly search: Search;
}

export const screenOf = (page: Page): Screen => ({
  shelf: new Shelf(page),
  paper: new Paper(page),
  facsimile: new Facsimile(page),
  notes: new Notes(page),
  search: new Search(page),
});
