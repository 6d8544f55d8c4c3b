import { basename, join } from 'node:path';
import { notify } from './control.ts';
import { checkKeys, known } from './known.ts';

const answers: (string | null)[] = [];

/** For the test: what the person chooses in the next dialog for folders or files; null to cancel. */
export function answerNextFolderDialog(path: string | null): void {
  answers.push(path);
}

const buttons: number[] = [];

/** For the test: which button the person chooses in the next native box that has any. */
export function answerNextMessageBox(button: number): void {
  buttons.push(button);
}

function nextAnswer(): string | null {
  const answer = answers.shift();
  if (answer === undefined) throw new Error('A dialog opened and the test had given no answer for it.');
  return answer;
}

interface BoxOptions {
  readonly message: string;
  readonly buttons?: readonly string[];
}

export const dialog = known('dialog', {
  async showOpenDialog(options: { readonly properties: readonly string[] }) {
    checkKeys('showOpenDialog', options, ['title', 'buttonLabel', 'properties']);
    const answer = nextAnswer();
    return answer === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [answer] };
  },
  /** The file goes into the answered folder under the name that was proposed. */
  async showSaveDialog(options: { readonly defaultPath: string }) {
    checkKeys('showSaveDialog', options, ['title', 'defaultPath', 'filters']);
    const answer = nextAnswer();
    if (answer === null) return { canceled: true, filePath: '' };
    return { canceled: false, filePath: join(answer, basename(options.defaultPath)) };
  },
  async showMessageBox(first: object, second?: BoxOptions) {
    const options = second ?? (first as BoxOptions);
    checkKeys('showMessageBox', options, [
      ...['type', 'title', 'message', 'detail', 'buttons', 'defaultId', 'cancelId', 'noLink', 'signal'],
    ]);
    notify({ kind: 'messageBox', message: options.message });
    if (options.buttons === undefined) return { response: 0, checkboxChecked: false };
    const response = buttons.shift();
    if (response === undefined)
      throw new Error('A native box asked something and the test had given no answer.');
    return { response, checkboxChecked: false };
  },
  showErrorBox(_title: string, message: string) {
    notify({ kind: 'messageBox', message });
  },
});
