import { join } from 'node:path';

/** What the build says of a module. Its static imports are the code that is loaded with it. */
interface ModuleInfo {
  readonly importedIds: readonly string[];
  readonly code: string | null;
}

interface ChunkingContext {
  readonly getModuleInfo: (id: string) => ModuleInfo | null;
}

type NameChunk = (id: string, context: ChunkingContext) => string | null;

const WEB = join(import.meta.dirname, '../../src/web');

/** What every visit loads, and what every visit with a session loads too. */
const ENTRIES = {
  index: ['main.tsx', 'sign-in/sign-in-screen.tsx'],
  'signed-in': ['signed-in.ts'],
} as const;

const OWN_CODE = /src\/web\/|node_modules\/(clsx|class-variance-authority|lucide-react)\//;

/** The list of all icons. It imports each, so its imports do not say which icons a module shows. */
const ICONS = join(
  import.meta.dirname,
  '../../node_modules/lucide-react/dist/esm/lucide-react.mjs',
);

/** The screens on which a person gets access or a new password. */
const ACCESS =
  /src\/web\/(links|setup)\/|src\/web\/(api\/(links|password-problem)|ui\/(new-password-field|password-strength))\./;

/** The parts of the screens that a person opens less often than the lead list. */
const PARTS: Readonly<Record<string, RegExp>> = {
  access: ACCESS,
  administration:
    /src\/web\/(absences\/|api\/(account|audit|users)\.|shell\/admin-screen\.|ui\/(confirm-dialog|shown-once-dialog|tabs)\.)/,
  /** The meetings and tasks of a person and of a lead. */
  planner: /src\/web\/(planner\/|api\/planner\.)/,
  /** What is done by keys and commands, loaded with the first of them. */
  keys: /src\/web\/(leads\/(act-on-lead|outcome-keys)|ui\/when-there)\./,
  /** The list of text templates and their dialog on a lead. */
  templates: /src\/web\/(templates\/|api\/(templates|questions)\.)/,
};

/** The files for what several screens need, those that are loaded first at the front. */
const SHARED = [...Object.keys(ENTRIES), ...Object.keys(PARTS), 'screens'];

const nameShared = createNameShared();

/**
 * The files of the web build. Left to itself, the build makes a file for each icon and helper that two screens have in
 * common: a dozen of under 1 kB, each with a request of its own. What is shared goes into the file of the first of
 * these that needs it: every visit (`index`), the lead list (`signed-in`), a part, or any other screen (`screens`).
 */
export const WEB_CHUNKS = [
  {
    // The first texts of a language. The others are in a file named after the language.
    debugName: 'texts',
    name: (id: string) => `texts-${/src\/texts\/(\w+)\//.exec(id)?.[1] ?? 'all'}`,
    test: /src\/texts\/(en|es)\/(basics|shell|sign-in|ui)\.ts/,
    priority: 31,
  },
  {
    name: 'libraries',
    test: /rolldown.runtime|node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack)\//,
    priority: 30,
  },
  { name: 'index', test: /src\/web\/main\.tsx$/, priority: 21 },
  // A file takes along what its modules import, if no file of a higher priority has it.
  ...SHARED.map((shared, index) => ({
    debugName: shared,
    name: (id: string, context: ChunkingContext) =>
      nameShared(id, context) === shared ? shared : null,
    includeDependenciesRecursively: false,
    minShareCount: shared === 'signed-in' ? 1 : 2,
    priority: 20 - index,
  })),
  { name: 'access', test: ACCESS, priority: 0 },
];

/** Names the file of a module that several screens need; null if it is not one of ours. */
function createNameShared(): NameChunk {
  let reached: Readonly<Record<keyof typeof ENTRIES, ReadonlySet<string>>> | undefined;
  return (id, context) => {
    if (!OWN_CODE.test(id)) return null;
    reached ??= {
      index: readStaticImports(ENTRIES.index, context),
      'signed-in': readStaticImports(ENTRIES['signed-in'], context),
    };
    for (const [name, ids] of Object.entries(reached)) if (ids.has(id)) return name;
    return Object.entries(PARTS).find(([, part]) => part.test(id))?.[0] ?? 'screens';
  };
}

/** The modules that are loaded with these. */
function readStaticImports(
  entries: readonly string[],
  context: ChunkingContext,
): ReadonlySet<string> {
  const iconFiles = readIconFiles(context);
  const reached = new Set<string>();
  const next = entries.map((entry) => join(WEB, entry));
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (reached.has(id)) continue;
    reached.add(id);
    const { importedIds = [], code = '' } = context.getModuleInfo(id) ?? {};
    next.push(...importedIds.filter((each) => each !== ICONS));
    next.push(...readIcons(code ?? '').flatMap((icon) => iconFiles.get(icon) ?? []));
  }
  return reached;
}

/** The names of the icons that a module imports. */
const readIcons = (code: string): readonly string[] =>
  [...code.matchAll(/import \{([^}]*)\} from ["']lucide-react["']/g)].flatMap(([, names = '']) =>
    names.split(',').map((name) => name.trim().split(' ')[0] ?? ''),
  );

/** The file of each icon by its names, of which one icon can have several. */
function readIconFiles(context: ChunkingContext): ReadonlyMap<string, string> {
  const list = context.getModuleInfo(ICONS)?.code ?? '';
  const exported = list.matchAll(/export \{([^}]*)\} from ["']\.\/(icons\/[\w-]+\.mjs)["']/g);
  return new Map(
    [...exported].flatMap(([, names = '', file = '']) =>
      [...names.matchAll(/default as (\w+)/g)].map(
        ([, name = '']) => [name, join(ICONS, '..', file)] as const,
      ),
    ),
  );
}
