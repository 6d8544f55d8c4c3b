/** A piece of the window as a list of what is drawn, from back to front. Lengths are pixels of a style sheet. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** Of the ground it stands on. */
  readonly colour: string;
  /** What it is called. */
  readonly title: string;
  /** What it says, a paragraph a line: for who cannot see it, and to be found by. */
  readonly text: string;
  readonly shapes: readonly DrawnShape[];
}

export type DrawnShape = DrawnBox | DrawnPicture | DrawnLine;

/** A filled rectangle: a rule, a wash. */
export interface DrawnBox extends Place {
  readonly kind: 'box';
  readonly colour: string;
}

export interface DrawnPicture extends Place {
  readonly kind: 'picture';
  /** A data URL. */
  readonly address: string;
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A line of letters of one face. */
export interface DrawnLine {
  readonly kind: 'line';
  /** Of the baseline. */
  readonly y: number;
  readonly face: TypeFace;
  /** As `#rrggbb`. */
  readonly colour: string;
  readonly letters: readonly DrawnLetter[];
}

export interface TypeFace {
  /** As CSS writes a list of families. */
  readonly family: string;
  readonly weight: number;
  readonly isItalic: boolean;
  /** In pixels. */
  readonly size: number;
  /** BCP 47; empty where it is not known. */
  readonly language: string;
}

/** What is set in one piece: a character with its marks, or a word whose letters join or run to the left. */
export interface DrawnLetter {
  readonly text: string;
  /** Of its left edge. */
  readonly x: number;
  readonly runsLeft: boolean;
}
