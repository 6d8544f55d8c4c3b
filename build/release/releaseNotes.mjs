/** What is new in a version, as the app shows it before it is downloaded: the changelog's part on it, in Markdown. */

/**
 * The part of a changelog (https://keepachangelog.com) on a version, or on what is not released yet where the version has
 * none; empty where there is neither.
 * @param {string} changelog @param {string} version
 */
export function releaseNotes(changelog, version) {
  const parts = changelog.replaceAll('\r\n', '\n').split(/^## /m).slice(1);
  const of = (/** @type {string} */ name) => parts.find((part) => part.startsWith(`[${name}]`));
  const part = of(version) ?? of('Unreleased');
  return part === undefined ? '' : part.slice(part.indexOf('\n')).trim();
}
