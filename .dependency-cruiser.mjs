/**
 * The dependency rules of the house, as data. Runtime zones are folders; an arrow that is not allowed
 * here is an error. See docs/decisions/0001-zones.md and 0045-wings.md.
 */

/** @param {string} name @param {string} comment @param {string} from @param {string[]} allowed */
const zone = (name, comment, from, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^src-', pathNot: [from, ...allowed] },
});

/**
 * Rooms of a folder, and for each what it may import of the folder's other rooms: an arrow goes down the list.
 * @param {string} folder @param {Record<string, string[]>} below
 */
const rooms = (folder, below) =>
  Object.entries(below).map(([room, allowed]) => ({
    name: `${folder}/${room}`,
    comment: `of ${folder}, ${room} imports ${allowed.length > 0 ? `only ${allowed.join(', ')}` : 'nothing'}`,
    severity: 'error',
    from: { path: `^${folder}/${room}/` },
    to: {
      path: `^${folder}/[^/]+/`,
      pathNot: [room, ...allowed].map((name) => `^${folder}/${name}/`),
    },
  }));

/** The wings of the core, in the order of the flow. */
const wings = {
  disk: [],
  threads: [],
  archive: ['disk', 'threads'],
  search: ['disk', 'threads', 'archive'],
  dictionaries: ['threads', 'archive', 'search'],
  kept: ['disk', 'archive', 'search'],
  server: ['disk', 'archive', 'search'],
  exchange: ['disk', 'threads', 'archive', 'kept'],
  app: ['disk', 'threads', 'archive', 'search', 'dictionaries', 'kept', 'server', 'exchange'],
};

const searchRooms = {
  text: [],
  index: ['text'],
  query: ['text'],
  answer: ['text', 'index', 'query'],
  finder: ['text'],
  worker: ['text', 'index', 'query', 'answer', 'finder'],
};

const serverRooms = {
  schema: [],
  feed: [],
  search: [],
  library: ['schema', 'search'],
};

/** What makes text of a page's picture, from the picture up. */
const recognitionRooms = {
  raster: [],
  engines: ['raster'],
  lines: ['raster', 'engines'],
  look: ['raster', 'engines', 'lines'],
};

const structureRooms = {
  page: [],
  columns: ['page'],
  heads: ['page', 'columns'],
  articles: ['page', 'columns', 'heads'],
};

const sharedRooms = {
  model: [],
  text: ['model'],
  anchoring: ['model', 'text'],
  contract: ['model'],
  i18n: ['model', 'contract'],
};

const windowRooms = {
  layout: [],
  dom: ['layout'],
  state: ['dom', 'layout'],
  host: ['state'],
  components: ['state', 'dom', 'layout'],
  views: ['components', 'state', 'dom', 'layout'],
};

const stateRooms = {
  navigation: [],
  window: [],
  search: ['navigation'],
  issue: ['window'],
  aloud: ['window'],
  library: ['navigation', 'window'],
  notebook: ['library', 'window'],
};

const componentRooms = {
  base: [],
  fields: ['base'],
  panes: ['base'],
  desk: ['base'],
  reprints: ['base', 'panes'],
  paper: ['base', 'desk', 'reprints'],
  pictures: ['base', 'fields'],
  guide: ['base', 'panes'],
  facsimile: ['base', 'desk', 'frame', 'paper', 'pictures'],
  search: ['base', 'fields', 'panes'],
};

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-circles-between-folders',
      comment: 'folders are layers as well: what two folders share lies below both',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    // The guide's modules are made by the build.
    {
      name: 'no-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^virtual:guide/' },
    },
    zone('shared-stands-alone', 'src-shared imports nothing of ours', '^src-shared/', []),
    zone('core-sees-shared', 'core is the application without a host', '^src-main/core/', ['^src-shared/']),
    ...rooms('src-main/core', wings),
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
    {
      name: 'structure-is-geometry',
      comment: 'what a page is made of is found from boxes and text alone, whatever read them',
      severity: 'error',
      from: { path: '^src-main/core/archive/parse/structure/' },
      to: {
        path: '^src-',
        pathNot: ['^src-main/core/archive/parse/structure/', '^src-shared/(model|text)/'],
      },
    },
    {
      name: 'recognition-reads-pictures',
      comment: 'the engine knows of files and issues no more than parse does',
      severity: 'error',
      from: { path: '^src-main/core/archive/recognition/' },
      to: {
        path: '^src-',
        pathNot: [
          '^src-main/core/archive/(recognition|parse)/',
          '^src-main/core/(disk|threads)/',
          '^src-shared/',
        ],
      },
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
    ...rooms('src-main/core/search', searchRooms),
    ...rooms('src-main/core/server', serverRooms),
    ...rooms('src-main/core/archive/recognition', recognitionRooms),
    ...rooms('src-main/core/archive/parse/structure', structureRooms),
    ...rooms('src-shared', sharedRooms),
    ...rooms('src-renderer', windowRooms),
    ...rooms('src-renderer/state', stateRooms),
    ...rooms('src-renderer/components', componentRooms),
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
