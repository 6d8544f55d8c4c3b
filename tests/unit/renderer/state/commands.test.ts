import { describe, expect, it } from 'vitest';
import { commandIds } from '#shared/model/finding/command.ts';
import { defaultSettings } from '#shared/model/settings.ts';
import { createApplication } from '../../../../src-renderer/state/application.ts';
import {
  canRunFromSearch,
  commands,
  runCommand,
  runFromSearch,
} from '../../../../src-renderer/state/commands.ts';
import type { Route } from '../../../../src-renderer/state/navigation/route.ts';
import { browserHost, connect, memoryHistory, quietSurroundings, until } from '../support.ts';

const issue: Route = { name: 'issue', issueId: 'a', articleId: null, view: 'page', arrival: null };
const search: Route = { name: 'search', query: 'read', filters: {}, order: 'relevance' };

function openWindow() {
  const { peer } = connect({
    'settings.change': (patch) => ({ ...defaultSettings, ...patch }) as typeof defaultSettings,
  });
  return createApplication(peer, browserHost, quietSurroundings(memoryHistory()));
}

describe('commands', () => {
  it('are offered in a search where they can be done at the place that it was begun at', () => {
    const application = openWindow();
    const { router } = application;
    router.go(search);
    expect(canRunFromSearch('viewReading', application)).toBe(false);
    expect(canRunFromSearch('settings', application)).toBe(true);
    router.back();
    router.go(issue);
    router.go(search);
    router.replace({ ...search, query: 'reading' });
    expect(canRunFromSearch('viewReading', application)).toBe(true);
    // There is no picture of its pages.
    expect(canRunFromSearch('viewFacsimile', application)).toBe(false);
  });

  it('are done there: the search is left by the way that led to it', () => {
    const application = openWindow();
    const { router, overlays } = application;
    router.go(issue);
    router.go(search);
    router.go({ ...search, order: 'date' });
    runFromSearch('viewReading', application);
    expect(router.store.getState().route).toEqual({ ...issue, view: 'reading' });
    router.go(search);
    runFromSearch('keys', application);
    expect(router.store.getState().route.name).toBe('issue');
    expect(overlays.getState().dialog).toEqual({ kind: 'keys' });
  });

  it('open the guide at the page of the place that one is at, and lead back to it', () => {
    const application = openWindow();
    const { router } = application;
    const here = () => router.store.getState().route;
    router.go(issue);
    runCommand('help', application);
    expect(here()).toMatchObject({ name: 'guide', page: 'reading' });
    // In the guide itself it leads to its contents.
    runCommand('help', application);
    expect(here()).toMatchObject({ name: 'guide', page: null });
    router.back();
    router.back();
    expect(here()).toEqual(issue);
    router.go(search);
    runFromSearch('firstSteps', application);
    expect(here()).toMatchObject({ name: 'guide', page: 'first-ten-minutes' });
    router.back();
    expect(here()).toEqual(issue);
  });

  it('offer the themes that are not on', async () => {
    const application = openWindow();
    application.router.go(search);
    runFromSearch('themeDark', application);
    await until(() => application.settings.store.getState().theme === 'dark');
    expect(canRunFromSearch('themeDark', application)).toBe(false);
    expect(canRunFromSearch('themeLight', application)).toBe(true);
  });

  it('do nothing for a menu where they cannot be done', () => {
    const application = openWindow();
    application.router.go({ ...issue, view: 'facsimile' });
    const before = application.settings.store.getState().typeSize;
    runCommand('zoomIn', application);
    expect(application.settings.store.getState().typeSize).toBe(before);
    application.router.go({ name: 'problems' });
    runCommand('viewReading', application);
    expect(application.router.store.getState().route).toEqual({ name: 'problems' });
  });

  it('have names that tell them apart', () => {
    expect(Object.keys(commands).toSorted()).toEqual(commandIds.toSorted());
  });
});
