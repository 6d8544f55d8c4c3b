import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { type Question, recoverWindow, type WatchedWindow } from '../../../src-main/electron/recovery.ts';
import { recoveryWords } from '../../../src-main/electron/recoveryWords.ts';

/** A window whose page can be made to stop, with what was done to it. */
function watched() {
  const done: string[] = [];
  const events: unknown[] = [];
  const window = new EventEmitter();
  const contents = new EventEmitter();
  const questions: { question: Question; answer: (button: number) => void }[] = [];
  let now = 0;
  const gone = (reason = 'crashed') => contents.emit('render-process-gone', {}, { reason, exitCode: 5 });
  const webContents = Object.assign(contents, {
    reload: () => done.push('loaded again'),
    forcefullyCrashRenderer: () => {
      done.push('ended');
      gone('killed');
    },
  });
  const made = Object.assign(window, {
    webContents,
    isDestroyed: () => false,
    show: () => done.push('shown'),
    close: () => done.push('closed'),
  });
  // Only what is watched of a window.
  recoverWindow(made as unknown as WatchedWindow, {
    clock: () => now,
    words: () => recoveryWords.en,
    ask: (question) =>
      new Promise((resolve) => {
        questions.push({ question, answer: resolve });
        question.signal.addEventListener('abort', () => resolve(question.cancelId));
      }),
    showShelf: () => done.push('shelf'),
    onLost: () => done.push('told'),
    record: (event) => events.push(event),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    done,
    events,
    questions,
    gone,
    emit: (name: string) => window.emit(name),
    later: (milliseconds: number) => {
      now += milliseconds;
    },
    async answer(button: number) {
      questions.at(-1)?.answer(button);
      await settle();
    },
    settle,
  };
}

test('a page that stops is loaded again at once, and the window told', () => {
  const { done, events, gone, questions } = watched();
  gone('oom');
  expect(done).toEqual(['told', 'loaded again']);
  expect(events).toEqual([{ kind: 'pageGone', reason: 'oom', exitCode: 5 }]);
  expect(questions).toEqual([]);
});

test('a page that ends as it should is left alone', () => {
  const { done, gone } = watched();
  gone('clean-exit');
  expect(done).toEqual([]);
});

test('after more than a minute a page that stops counts as the first again', () => {
  const { done, gone, later } = watched();
  gone();
  later(61_000);
  gone();
  expect(done).toEqual(['told', 'loaded again', 'told', 'loaded again']);
});

test.each([
  [0, ['told', 'loaded again']],
  [1, ['told', 'shelf']],
  [2, ['closed']],
])('a page that stops twice within a minute is not loaded by itself: button %i', async (button, then) => {
  const { done, gone, later, questions, answer } = watched();
  gone();
  later(10_000);
  gone();
  expect(done).toEqual(['told', 'loaded again', 'shown']);
  expect(questions.map(({ question }) => question.message)).toEqual([recoveryWords.en.stoppedAgain]);
  await answer(button);
  expect(done.slice(3)).toEqual(then);
});

test('of a page that hangs the person is asked, and waiting changes nothing', async () => {
  const { done, emit, events, questions, answer } = watched();
  emit('unresponsive');
  expect(questions[0]?.question.message).toBe(recoveryWords.en.hangs);
  await answer(0);
  expect(done).toEqual([]);
  expect(events).toEqual([{ kind: 'pageHangs' }]);
});

test('a page that was given up is loaded again, which counts as no crash', async () => {
  const { done, emit, gone, questions, answer } = watched();
  emit('unresponsive');
  await answer(1);
  expect(done).toEqual(['ended', 'told', 'loaded again']);
  gone();
  expect(done.slice(3)).toEqual(['told', 'loaded again']);
  expect(questions).toHaveLength(1);
});

test('the question is taken back when the page answers again, or stops', async () => {
  const { done, emit, gone, questions, settle } = watched();
  emit('unresponsive');
  emit('responsive');
  expect(questions[0]?.question.signal.aborted).toBe(true);
  emit('unresponsive');
  gone();
  expect(questions[1]?.question.signal.aborted).toBe(true);
  await settle();
  expect(done).toEqual(['told', 'loaded again']);
});
