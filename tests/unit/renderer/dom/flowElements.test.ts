import { describe, expect, it } from 'vitest';
import { FlowElements } from '../../../../src-renderer/dom/flowElements.ts';
import { indexFlows, issueFlows } from '../../../../src-renderer/dom/passages.ts';
import { parseSimple } from '../../core/archive/library/simpleIssue.ts';

/** A paper on which no text is written yet, and how often it was looked through. */
function emptyPaper() {
  let looked = 0;
  const root = {
    querySelectorAll: () => {
      looked++;
      return [];
    },
  };
  // Of an element nothing else is asked.
  return { root: root as unknown as Element, looked: () => looked };
}

describe('the elements that show an issue', () => {
  const issue = {
    ...parseSimple('a', Buffer.from('Daily|||\nOne ferry sank.\nTwo ferries sailed.')),
    id: 'a',
  };
  const flows = issueFlows(issue);

  it('are looked for once for all marks on text that is not written yet', async () => {
    const paper = emptyPaper();
    const elements = new FlowElements(paper.root, indexFlows(flows));
    for (let mark = 0; mark < 2000; mark++) elements.rangesOf({ start: 12 + (mark % 3), end: 18 });
    expect(paper.looked()).toBe(1);
    await Promise.resolve();
    elements.rangesOf({ start: 12, end: 18 });
    expect(paper.looked()).toBe(2);
  });

  it('are looked for again as soon as the paper is rendered anew', () => {
    const paper = emptyPaper();
    const elements = new FlowElements(paper.root, indexFlows(flows));
    elements.rangesOf({ start: 12, end: 18 });
    elements.refresh();
    elements.rangesOf({ start: 12, end: 18 });
    expect(paper.looked()).toBe(2);
  });
});
