/**
 * The dependency rules of the house, as data. Runtime zones are folders; an arrow that is not allowed
 * here is an error. See docs/decisions/0001-zones.md and 0043-wings.md.
 */

/** @param {string} name @param {string} comment @param {string} from @param {string[]} allowed */
const zone = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src-', pathNot: [from, ...allowed] },
});

/** The wings of src-main/core, and the wings below each that it may import. */
const wings = {
  disk: [],
  threads: [],
  archive: ['disk', 'threads'],
  search: ['disk', 'threads', 'archive'],
  kept: ['disk', 'archive', 'search'],
  exchange: ['disk', 'threads', 'archive', 'kept'],
  app: ['disk', 'threads', 'archive', 'search', 'kept', 'exchange'],
};

/** @param {[string, string[]]} wing */
const wing = ([name, below]) => ({
  name: `wing-${name}`,
  comment: `core/${name} imports of core only ${below.length > 0 ? below.join(', ') : 'itself'}`,
  severity: 'error',
  from: { path: `^src-main/core/${name}/` },
  to: { path: '^src-main/core/', pathNot: [name, ...below].map((one) => `^src-main/core/${one}/`) },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    zone('shared-stands-alone', 'src-shared imports nothing of ours', '^src-shared/', []),
    zone('core-sees-shared', 'core is the application without a host', '^src-main/core/', ['^src-shared/']),
    ...Object.entries(wings).map(wing),
    {
      name: 'core-is-in-wings',
      comment: 'every file of core lies in one of the wings above',
      severity: 'error',
      from: { path: '^src-main/core/', pathNot: `^src-main/core/(${Object.keys(wings).join('|')})/` },
      to: {},
    },
    {
      name: 'parse-stands-alone',
      comment: 'what decides how a file is read lies in one folder: caches are named by its content',
      severity: 'error',
      from: { path: '^src-main/core/archive/parse/' },
      to: { path: '^src-', pathNot: ['^src-main/core/archive/parse/', '^src-shared/(model|text)/'] },
    },
    zone('electron-host', 'hosts see core and shared, never each other', '^src-main/electron/', [
      '^src-main/core/',
      '^src-shared/',
    ]),
    zone('loopback-host', 'hosts see core and shared, never each other', '^src-main/loopback/', [
      '^src-main/core/',
      '^src-shared/',
    ]),
    zone(
      'command-line',
      'the command line starts the loopback host and otherwise uses core',
      '^src-main/cli/',
      ['^src-main/core/', '^src-main/loopback/', '^src-shared/'],
    ),
    zone('preload-sees-shared', 'the preload exposes the wire, nothing else', '^src-main/preload/', [
      '^src-shared/',
    ]),
    zone('renderer-sees-shared', 'the renderer runs without Node', '^src-renderer/', ['^src-shared/']),
    {
      name: 'shared-is-pure',
      comment: 'no Node, no DOM, no React in src-shared',
      severity: 'error',
      from: { path: '^src-shared/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'renderer-has-no-node',
      severity: 'error',
      from: { path: '^src-renderer/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'only-electron-zones-import-electron',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/(electron|preload)/' },
      to: { path: '^(node_modules/)?electron(/|$)' },
    },
    {
      name: 'no-react-outside-renderer',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-renderer/' },
      to: { path: 'node_modules/(react|react-dom)/' },
    },
    {
      name: 'renderer-layers-state',
      comment: 'views -> components, state, dom, layout; state knows no view',
      severity: 'error',
      from: { path: '^src-renderer/(state|dom|layout)/' },
      to: { path: '^src-renderer/(views|components)/' },
    },
    {
      name: 'renderer-components-know-no-view',
      severity: 'error',
      from: { path: '^src-renderer/components/' },
      to: { path: '^src-renderer/views/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|node_modules|resources)/' },
    parser: 'swc',
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
