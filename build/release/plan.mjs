/** What is built for which system, and with which of the environment's secrets: decided here, done by the scripts beside. */

/** @typedef {Readonly<Record<string, string | undefined>>} Environment */
/** @typedef {'linux' | 'win32' | 'darwin'} System */

/** Files that a system's packages must be, by their ends. @type {Readonly<Record<System, readonly string[]>>} */
export const expected = {
  linux: ['.AppImage', '.deb', '.rpm'],
  win32: ['-setup.exe', '-portable.exe'],
  darwin: ['.dmg', '.zip'],
};

/** What is new in the version, below the project's folder: it goes into what the app asks for updates by. */
export const notesFile = 'dist/release-notes.md';

/** Where electron-builder leaves the app unpacked, and its program in it. @type {Readonly<Record<System, { folder: string, program: string }>>} */
export const unpackedApp = {
  linux: { folder: 'linux-unpacked', program: 'broadsheet' },
  win32: { folder: 'win-unpacked', program: 'Broadsheet.exe' },
  darwin: { folder: 'mac-universal', program: 'Broadsheet.app/Contents/MacOS/Broadsheet' },
};

/** Variables of signing; a secret that is not set arrives as an empty one, which electron-builder takes for a wrong one. */
const signing = [
  ...['CSC_LINK', 'CSC_KEY_PASSWORD', 'WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD'],
  ...['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
];

/** The environment without secrets that are not set. @param {Environment} environment @returns {NodeJS.ProcessEnv} */
export const withoutEmptySecrets = (environment) =>
  Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => value !== '' || !signing.includes(name)),
  );

/**
 * How electron-builder is called on a system. Packages are signed where there is a certificate and notarised where
 * there is an Apple account too; otherwise an app for macOS is signed as nobody's, without which Apple's own
 * processors run nothing. Where the repository is known it is named as the homepage, which deb and rpm must have, and
 * as the place of updates.
 * @param {System} system @param {Environment} environment
 * @returns {{ args: string[], skipped: string[] }} `skipped`: a sentence on each thing that is not done
 */
export function packaging(system, environment) {
  const given = withoutEmptySecrets(environment);
  const has = (/** @type {string[]} */ ...names) => names.every((name) => given[name] !== undefined);
  const args = ['--publish', 'never'];
  /** @type {string[]} */
  const skipped = [];
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: repository } = given;
  if (repository === undefined) {
    skipped.push(
      'The repository is not known (GITHUB_REPOSITORY): no address for updates is in the packages.',
    );
  } else {
    const [owner = '', name = ''] = repository.split('/');
    args.push(`-c.extraMetadata.homepage=${server}/${repository}`);
    args.push('-c.publish.provider=github', `-c.publish.owner=${owner}`, `-c.publish.repo=${name}`);
    args.push(`-c.releaseInfo.releaseNotesFile=${notesFile}`);
  }
  if (system === 'linux') {
    args.push('--linux', '--x64');
    if (repository === undefined) {
      args.push('AppImage');
      skipped.push('deb and rpm need a homepage and are not made.');
    }
  }
  if (system === 'win32') {
    args.push('--win', '--x64');
    if (!has('WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD')) {
      skipped.push('There is no certificate (WIN_CSC_LINK): the installer is not signed.');
    }
  }
  if (system === 'darwin') {
    args.push('--mac', '--universal');
    if (!has('CSC_LINK', 'CSC_KEY_PASSWORD')) {
      args.push('-c.mac.identity=-', '-c.mac.notarize=false');
      skipped.push('There is no certificate (CSC_LINK): the app is signed as nobody’s and not notarised.');
    } else if (has('APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID')) {
      args.push('-c.mac.notarize=true');
    } else {
      args.push('-c.mac.notarize=false');
      skipped.push('There is no Apple account (APPLE_ID): the app is signed and not notarised.');
    }
  }
  return { args, skipped };
}

/** The system that this runs on. @param {string} platform @returns {System} */
export function systemOf(platform) {
  if (platform === 'linux' || platform === 'win32' || platform === 'darwin') return platform;
  throw new Error(`Broadsheet is not packaged on ${platform}.`);
}
