/** A page to read, and what of it is to be reached. */
export interface BenchPage {
  /** Below the samples; `#2` names the page of a PDF. */
  readonly path: string;
  /** The share of wrong characters to stay below; null where the page has no truth or no goal. */
  readonly reach: number | null;
}

/** The given pages, with the goals of issue 12. */
export const benchPages: readonly BenchPage[] = [
  { path: 'scans/zh/zh-hans-h-1.jpg', reach: 0.02 },
  { path: 'scans/zh/zh-hans-h-2.jpg', reach: 0.02 },
  { path: 'scans/zh/zh-hant-v-1.jpg', reach: 0.14 },
  { path: 'scans/zh/zh-hant-v-2.tif', reach: 0.22 },
  { path: 'scans/de-fraktur/nzz-1812-08-04.png', reach: null },
  { path: 'scans/de-fraktur/nzz-1813-06-18.png', reach: null },
  { path: 'scans/de-fraktur/nzz-1820-09-29.tif', reach: null },
  { path: 'scans/de-fraktur/nzz-1834-11-22.png', reach: 0.065 },
  { path: 'scans/de-fraktur/nzz-1884-02-20.png', reach: 0.04 },
  { path: 'scans/en/national-tribune-1898-11-10.jpg', reach: 0.03 },
  { path: 'pdf/sample-4page-issue.pdf#2', reach: null },
];
