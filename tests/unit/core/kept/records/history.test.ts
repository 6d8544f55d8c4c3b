import { describe, expect, it } from 'vitest';
import { CommandHistory, type CommandPart, type Done } from '#core/kept/records/history.ts';

/** Parts that set numbers in one disk; each waits for its turn of the event loop, the first ones the longest. */
function disk(parts: number) {
  const values = Array.from({ length: parts }, () => 0);
  let failing: number | null = null;
  let atOnce = 0;
  let most = 0;
  const part =
    (at: number, value: number): CommandPart =>
    async () => {
      atOnce++;
      most = Math.max(most, atOnce);
      for (let turn = parts - at; turn >= 0; turn--) await Promise.resolve();
      atOnce--;
      if (at === failing) throw new Error(`disk full at ${at}`);
      const before = values[at] ?? 0;
      values[at] = value;
      return done(part(at, before));
    };
  const done = (takeBack: CommandPart): Done => ({
    kind: 'annotations',
    issueId: null,
    added: 0,
    changed: 1,
    removed: 0,
    takeBack,
  });
  return {
    values,
    most: () => most,
    fail: (at: number | null) => {
      failing = at;
    },
    setTo: (value: number) => values.map((_, at) => part(at, value)),
  };
}

const history = () => new CommandHistory(async () => undefined);

describe('a command of many parts', () => {
  it('is written side by side, and taken back and done again as one', async () => {
    const { values, most, setTo } = disk(30);
    const commands = history();
    await commands.do(setTo(7));
    expect(values).toEqual(Array(30).fill(7));
    expect(most()).toBeGreaterThan(1);
    expect(await commands.step('undo')).toMatchObject({ did: 'change', count: 30 });
    expect(values).toEqual(Array(30).fill(0));
    await commands.step('redo');
    expect(values).toEqual(Array(30).fill(7));
  });

  it('begins nothing more when a part fails, and what was written is taken back', async () => {
    const { values, setTo, fail } = disk(30);
    const commands = history();
    fail(10);
    await expect(commands.do(setTo(7))).rejects.toThrow('disk full at 10');
    expect(values.slice(0, 10)).toEqual(Array(10).fill(7));
    expect(values.slice(16)).toEqual(Array(14).fill(0));
    await commands.step('undo');
    expect(values).toEqual(Array(30).fill(0));
    await expect(commands.step('undo')).rejects.toMatchObject({ code: 'nothingToUndo' });
  });

  it('keeps for the next step what could not be taken back', async () => {
    const { values, setTo, fail } = disk(30);
    const commands = history();
    await commands.do(setTo(7));
    fail(20);
    await expect(commands.step('undo')).rejects.toThrow('disk full at 20');
    expect(values[20]).toBe(7);
    expect(values[0]).toBe(7);
    expect(values[29]).toBe(0);
    fail(null);
    await commands.step('undo');
    expect(values).toEqual(Array(30).fill(0));
  });
});
