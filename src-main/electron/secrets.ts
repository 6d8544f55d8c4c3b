import type { SafeStorage } from 'electron';
import { noSecrets, type Secrets } from '#core/app/archives/secrets.ts';

/** The parts of Electron's `safeStorage` that keep secrets. */
type Keychain = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
>;

/**
 * The system's keychain as Electron reaches it. On a Linux without one Electron encrypts with a password that everybody
 * knows (`basic_text`), which keeps nothing secret.
 */
export function electronSecrets(keychain: Keychain, platform: NodeJS.Platform): Secrets {
  const isThere =
    keychain.isEncryptionAvailable() &&
    (platform !== 'linux' || keychain.getSelectedStorageBackend() !== 'basic_text');
  if (!isThere) return noSecrets;
  return {
    isThere,
    protect: (text) => keychain.encryptString(text).toString('base64'),
    reveal(kept) {
      try {
        return keychain.decryptString(Buffer.from(kept, 'base64'));
      } catch {
        // The keychain was emptied, or is another person's.
        return null;
      }
    },
  };
}
