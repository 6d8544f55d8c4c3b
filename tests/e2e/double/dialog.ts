import { basename, join } from 'node:path';
import { notify } from './control.ts';
import { checkKeys, known } from './known.ts';

const answers: (string | null)[] = [];

/** For the test: what the person chooses in the next dialog for folders or files; null to cancel. */
export function answerNextFolderDialog(path: string | null): void {
  answers.push(path);
}

function nextAnswer(): string | null {
  const answer = answers.shift();
  if (answer === undefined) throw new Error('A dialog opened and the test had given no answer for it.');
  return answer;
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
  async showMessageBox(options: { readonly message: string }) {
    checkKeys('showMessageBox', options, ['type', 'title', 'message']);
    notify({ kind: 'messageBox', message: options.message });
    return { response: 0, checkboxChecked: false };
  },
  showErrorBox(_title: string, message: string) {
    notify({ kind: 'messageBox', message });
  },
});
