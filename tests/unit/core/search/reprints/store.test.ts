import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findReprints, type TextsOfIssue } from '#core/search/reprints/finding.ts';
import { SketchStore } from '#core/search/reprints/store.ts';
import { makeArchive } from '../../../../support/madeArchive.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'broadsheet-reprints-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const archive = makeArchive({
  language: 'zh',
  seed: 5,
  papers: 3,
  issuesOfPaper: 4,
  textsOfIssue: 4,
  copies: 10,
  changed: 0.02,
});

/** What the store answers for every issue of the archive. */
async function answersOf(store: SketchStore) {
  const answers = [];
  for (const { issueId, texts } of archive.issues) answers.push(await store.candidates(issueId, texts));
  return answers;
}

const issueAt = (at: number) => archive.issues[at % archive.issues.length] ?? archive.issues[0];

describe('the sketches of an archive', () => {
  it('answer the same however its issues came, changed and went, and after reopening', async () => {
    const command = fc.record({
      do: fc.constantFrom('put', 'put', 'put', 'remove', 'reopen'),
      issue: fc.nat(archive.issues.length - 1),
      /** Some of the issue's texts, as of another state of its file. */
      texts: fc.integer({ min: 1, max: 6 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 25 }), async (commands) => {
        const path = join(await mkdtemp(join(folder, 'cache-')), 'sketches.bin');
        const store = new SketchStore();
        await store.open(path);
        const truth = new Map<string, MadeTexts>();
        for (const [step, { do: what, issue, texts }] of commands.entries()) {
          const made = issueAt(issue);
          if (!made) continue;
          if (what === 'put') {
            await store.put(made.issueId, String(step), made.texts.slice(0, texts));
            truth.set(made.issueId, made.texts.slice(0, texts));
          } else if (what === 'remove') {
            await store.remove([made.issueId]);
            truth.delete(made.issueId);
          } else {
            const held = await store.open(path);
            expect([...held.keys()].sort()).toEqual([...truth.keys()].sort());
          }
        }
        const fresh = new SketchStore();
        await fresh.open(null);
        for (const [issueId, texts] of truth) await fresh.put(issueId, '1', texts);
        expect(await answersOf(store)).toEqual(await answersOf(fresh));
        await store.close();
      }),
      { numRuns: 40 },
    );
  });

  it('are taken up from the disk as far as it is whole, and the rest is asked for again', async () => {
    const path = join(folder, 'sketches.bin');
    const store = new SketchStore();
    await store.open(path);
    for (const { issueId, texts } of archive.issues) await store.put(issueId, 'a', texts);
    const whole = await answersOf(store);
    await store.close();

    const bytes = await readFile(path);
    await truncate(path, Math.floor(bytes.length / 2));
    const half = await store.open(path);
    expect(half.size).toBeGreaterThan(0);
    expect(half.size).toBeLessThan(archive.issues.length);
    for (const { issueId, texts } of archive.issues) {
      if (!half.has(issueId)) await store.put(issueId, 'a', texts);
    }
    expect(await answersOf(store)).toEqual(whole);
    await store.close();
    expect((await store.open(path)).size).toBe(archive.issues.length);
    await store.close();

    bytes.fill(7, 200, 220);
    await writeFile(path, bytes);
    expect((await store.open(path)).size).toBeLessThan(archive.issues.length);
    await writeFile(path, 'something else');
    expect((await store.open(path)).size).toBe(0);
    await store.close();
  });
});

type MadeTexts = (typeof archive.issues)[number]['texts'];

const story =
  '國民政府昨日在南京召開會議，討論鐵路修築事宜。據悉，此次會議由交通部主持，出席者有各省代表二十餘人。' +
  '會中決定自明年春季起，先行修築江南一線，全長約三百二十公里，預計三年完成，所需經費由中央與地方各半負擔。' +
  '交通部長於會後對記者表示，此路一成，沿線貨物運輸可省時過半，民眾往來亦甚稱便，望各界人士鼎力協助，俾早觀厥成云。';
const simplified =
  '国民政府昨日在南京召开会议,讨论铁路修筑事宜.据悉,此次会议由交通部主持,出席者有各省代表二十余人.\n' +
  '会中决定自明年春季起,先行修筑江南一线,全长约三百二十公里,预计三年完成,所需经费由中央与地方各半负担.\n' +
  '交通部长于会后对记者表示,此路一成,沿线货物运输可省时过半,民众往来亦甚称便,望各界人士鼎力协助,俾早观厥成云.';
const other = (seed: number) =>
  makeArchive({ language: 'zh', seed, papers: 1, issuesOfPaper: 1, textsOfIssue: 1, copies: 0, changed: 0 })
    .issues[0]?.texts[0]?.text ?? '';

async function lookFor(issue: TextsOfIssue, others: readonly TextsOfIssue[]) {
  const store = new SketchStore();
  await store.open(null);
  const all = [issue, ...others];
  for (const { issueId, texts } of all) await store.put(issueId, '1', texts);
  return await findReprints(issue, {
    store,
    publicationOf: (id) => all.find(({ issueId }) => issueId === id)?.publication,
    textsOf: async (id) => all.find(({ issueId }) => issueId === id) ?? null,
    most: 24,
  });
}

const issueOf = (issueId: string, publication: string | null, ...texts: string[]): TextsOfIssue => ({
  issueId,
  publication,
  texts: texts.map((text, at) => ({ id: `${issueId}-${at}`, text })),
});

describe('a reprint', () => {
  it('is found in other characters, with other marks and broken lines, inside a longer article', async () => {
    const [before, behind] = [other(1), other(2)];
    const { found } = await lookFor(issueOf('a', '申報', other(3), story), [
      issueOf('b', '新民报', other(4), before + simplified + behind),
    ]);
    expect(found).toHaveLength(1);
    const [one] = found;
    expect(one).toMatchObject({ textId: 'a-1', otherIssueId: 'b', otherTextId: 'b-1', kind: 'reprint' });
    const [passage] = one?.passages ?? [];
    expect(story.slice(passage?.left.start, passage?.left.end)).toBe(story.slice(0, -1));
    expect((before + simplified + behind).slice(passage?.right.start, passage?.right.end)).toBe(
      simplified.slice(0, -1),
    );
    expect(passage).toMatchObject({ similarity: 1, share: 1 });
  });

  it('is a repetition in the same paper, and standing matter where it comes again and again', async () => {
    const again = await lookFor(issueOf('a', '申報', story), [issueOf('b', '申報', story)]);
    expect(again.found.map(({ kind }) => kind)).toEqual(['repeat']);
    const daily = await lookFor(issueOf('a', '新聞報', story), [
      issueOf('b', '申報', story),
      issueOf('c', '申報', story),
      issueOf('d', '申報', story),
    ]);
    expect(daily.found.map(({ kind }) => kind)).toEqual(['standing', 'standing', 'standing']);
  });

  it('is no phrase and no short item', async () => {
    const { found } = await lookFor(issueOf('a', '申報', other(1) + story.slice(0, 60) + other(2)), [
      issueOf('b', '新民报', other(3) + story.slice(0, 60) + other(4)),
    ]);
    expect(found).toEqual([]);
  });

  it('is looked for in so many texts, and the rest is told', async () => {
    const many = Array.from({ length: 40 }, (_, at) => issueOf(`b${at}`, `paper ${at}`, story));
    const { found, notCompared } = await lookFor(issueOf('a', '申報', story), many);
    expect(found).toHaveLength(24);
    expect(notCompared).toBe(16);
  });

  it('is not looked for in texts of the issue itself, and none is found where there is none', async () => {
    const { found } = await lookFor(issueOf('a', '申報', story, story), [issueOf('b', null, other(7))]);
    expect(found).toEqual([]);
  });
});
