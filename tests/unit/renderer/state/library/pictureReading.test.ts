import { describe, expect, it } from 'vitest';
import { BroadsheetError } from '#shared/contract/errors.ts';
import { makeTranslator } from '#shared/i18n/catalogues.ts';
import type { PictureReadingOffer, PictureReadingState } from '#shared/model/scans/pictureReading.ts';
import {
  createPictureReading,
  pagesDone,
  progressMessage,
  timeLeftMessage,
} from '../../../../../src-renderer/state/library/pictureReading.ts';
import {
  isWithoutText,
  joinOffers,
  picturesOfIssues,
  picturesOfPaper,
  possibleWriting,
} from '../../../../../src-renderer/state/library/readablePictures.ts';
import { createToasts } from '../../../../../src-renderer/state/window/toasts.ts';
import { connect, summary, until } from '../../support.ts';

const reading = (part: Partial<PictureReadingState> = {}): PictureReadingState => ({
  status: 'idle',
  done: 0,
  total: 0,
  atWork: [],
  secondsLeft: null,
  unread: [],
  message: null,
  ...part,
});
const offer = (part: Partial<PictureReadingOffer> = {}): PictureReadingOffer => ({
  unread: 1,
  read: 0,
  language: null,
  writing: null,
  ...part,
});
const toastsOf = () => createToasts(() => 'toast');

describe('the reading of pictures', () => {
  it('asks how far it is, and follows what is told', async () => {
    const { peer, server } = connect({ 'pictures.state': () => reading({ status: 'paused', total: 3 }) });
    const pictures = createPictureReading(peer, toastsOf());
    await pictures.load();
    expect(pictures.store.getState().reading).toMatchObject({ status: 'paused', total: 3 });
    server.send('pictures.changed', reading({ status: 'running', total: 3 }));
    await until(() => pictures.store.getState().reading.status === 'running');
  });

  it('takes an event that overtook the answer as the newer one', async () => {
    const link = connect({
      'pictures.state': () => {
        link.server.send('pictures.changed', reading({ status: 'running', done: 2, total: 3 }));
        return reading({ status: 'running', done: 1, total: 3 });
      },
    });
    const pictures = createPictureReading(link.peer, toastsOf());
    await pictures.load();
    expect(pictures.store.getState().reading.done).toBe(2);
  });

  it('says so once when pages were read, and not when none could be', async () => {
    const { peer, server } = connect({});
    const toasts = toastsOf();
    const pictures = createPictureReading(peer, toasts);
    const end = async (last: PictureReadingState) => {
      server.send('pictures.changed', reading({ status: 'running', total: 1 }));
      server.send('pictures.changed', last);
      await until(() => pictures.store.getState().reading.status === 'idle');
    };
    const unread = [{ issueId: 'a', page: 1, reason: 'blank', message: 'It is blank.' }] as const;
    await end(reading({ done: 1, total: 1, unread }));
    expect(toasts.store.getState().toasts).toEqual([]);
    await end(reading({ done: 2, total: 2, unread }));
    expect(toasts.store.getState().toasts).toMatchObject([{ message: { key: 'pictures.finished' } }]);
  });

  it('joins the offers of several issues and orders each', async () => {
    const asked: unknown[] = [];
    const { peer } = connect({
      'pictures.offer': () => offer({ unread: 2, language: 'en' }),
      'pictures.read': (order) => {
        asked.push(order);
        return reading({ status: 'running', total: 4 });
      },
    });
    const pictures = createPictureReading(peer, toastsOf());
    const what = picturesOfIssues(['a', 'b']);
    expect(await pictures.offer(what)).toEqual(offer({ unread: 4, language: 'en' }));
    await pictures.read(what, { language: 'en', writing: null, again: false });
    expect(asked).toMatchObject([
      { what: { kind: 'issue', issueId: 'a' }, language: 'en', again: false },
      { what: { kind: 'issue', issueId: 'b' } },
    ]);
    expect(pictures.store.getState().reading.total).toBe(4);
  });

  it('shows nothing without a library, and says why a reading cannot be paused', async () => {
    const { peer } = connect({
      'pictures.state': () => {
        throw new BroadsheetError('noLibrary', 'No library is open.');
      },
      'pictures.pause': () => {
        throw new BroadsheetError('diskFull', 'The disk is full.');
      },
    });
    const toasts = toastsOf();
    const pictures = createPictureReading(peer, toasts);
    await pictures.load();
    expect(pictures.store.getState().reading.status).toBe('idle');
    await pictures.pause();
    expect(toasts.store.getState().toasts).toMatchObject([{ kind: 'failure', error: { code: 'diskFull' } }]);
  });
});

describe('the line in the window', () => {
  const { say } = makeTranslator('en');
  const left = (secondsLeft: number) => {
    const told = timeLeftMessage(reading({ status: 'running', secondsLeft }));
    return told && say(told);
  };

  it('counts the page at work, and the shares of those at work as done', () => {
    const running = reading({
      status: 'running',
      done: 2,
      total: 20,
      atWork: [{ issueId: 'a', page: 3, share: 0.5 }],
    });
    const told = progressMessage(running);
    expect(told && say(told)).toBe('Reading pictures: page 3 of 20');
    expect(pagesDone(running)).toBe(2.5);
  });

  it('is silent when there is nothing to do, and gives the reason when it stopped', () => {
    expect(progressMessage(reading())).toBeNull();
    const told = progressMessage(reading({ status: 'stopped', message: 'The disk is full.' }));
    expect(told && say(told)).toBe('Reading of pictures stopped. The disk is full.');
  });

  it('tells the time left as roughly as it is known', () => {
    expect(timeLeftMessage(reading({ status: 'running' }))).toBeNull();
    expect(timeLeftMessage(reading({ status: 'paused', secondsLeft: 100 }))).toBeNull();
    expect(left(20)).toBe('less than a minute left');
    expect(left(9 * 60 + 10)).toBe('about 9 min left');
    expect(left(4 * 3600)).toBe('about 4 hours left');
  });
});

describe('what can be read', () => {
  it('is pictures of pages; of a PDF only one that gave no text is without any', () => {
    const pictures = summary({ id: 'a', format: 'pictures', hasFacsimile: true });
    expect(isWithoutText(pictures)).toBe(true);
    expect(isWithoutText({ ...pictures, format: 'pdf', articleCount: 4 })).toBe(false);
    expect(isWithoutText({ ...pictures, format: 'mets' })).toBe(false);
  });

  it('is asked for by paper under every way its title is written', () => {
    const issues = [{ publication: 'The Echo' }, { publication: 'Echo' }, { publication: 'The Echo' }];
    expect(picturesOfPaper(issues)).toEqual([
      { kind: 'paper', publication: 'The Echo' },
      { kind: 'paper', publication: 'Echo' },
    ]);
  });

  it('is the library rather than a great many issues', () => {
    expect(picturesOfIssues(Array.from({ length: 300 }, (_, index) => String(index)))).toEqual([
      { kind: 'library' },
    ]);
  });

  it('proposes a language only where all papers with pages to read have the same', () => {
    const german = offer({ language: 'de-Latf', writing: 'horizontal-tb' });
    expect(joinOffers([german, german])).toMatchObject({ unread: 2, language: 'de-Latf' });
    expect(joinOffers([german, offer({ language: 'en' })])).toMatchObject({ language: null, writing: null });
    expect(joinOffers([german, offer({ unread: 0 })])).toEqual(german);
    expect(joinOffers([])).toEqual(offer({ unread: 0 }));
  });

  it('takes a direction only with a language that has two', () => {
    expect(possibleWriting('ja', 'vertical-rl')).toBe('vertical-rl');
    expect(possibleWriting(null, 'vertical-rl')).toBe('vertical-rl');
    expect(possibleWriting('en', 'vertical-rl')).toBeNull();
  });
});
