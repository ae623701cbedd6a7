/** Bundles the functions, each entry into a folder of its own. No Docker, no network: esbuild in this process. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild';
import { buildStylesheet } from '../assets/stylesheet.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, '.build/cloud');

export const bundleNames = [
  'links',
  'writing',
  'workspace',
  'task',
  'delivery',
  'post',
  'sweep',
  'mail-news',
  'audit-anchor',
  'link-keys',
  'partnership',
] as const;
export type BundleName = (typeof bundleNames)[number];

type LeftOut = { readonly from: RegExp; readonly imported: RegExp; readonly instead: string };

/** Parts of packages that our calls never reach, and what stands in their place. Each is a tenth of a bundle or less. */
const leftOut: readonly LeftOut[] = [
  {
    // Streams of events: none of the services that we call has one.
    from: /@smithy|@aws-sdk/,
    imported: /^@smithy\/core\/event-streams$/,
    instead: 'export const EventStreamSerde = undefined; export const EventStreamMarshaller = undefined;',
  },
  {
    // Endpoint discovery is off unless asked for; its cache is a map with a size.
    from: /client-dynamodb|endpoint-discovery/,
    imported: /^@aws-sdk\/endpoint-cache$/,
    instead:
      'export class EndpointCache { get() {} getEndpoint() {} set() {} delete() {} has() { return false; } clear() {} }',
  },
  {
    // JSON Schemas are made for editors, never in a function.
    from: /zod\/v4\/classic\/schemas\.js$/,
    imported: /\/json-schema-processors\.js$/,
    instead: 'module.exports = {};',
  },
  {
    from: /zod\/v4\/classic\/schemas\.js$/,
    imported: /\/to-json-schema\.js$/,
    instead:
      'const none = () => () => { throw new Error("no JSON Schema here"); };' +
      'export { none as createToJSONSchemaMethod, none as createStandardJSONSchemaMethod };',
  },
  {
    // The list of every type of file: what we attach says its own.
    from: /nodemailer.*mime-funcs/,
    imported: /\/mime-types(\.js)?$/,
    instead:
      "export const detectMimeType = () => 'application/octet-stream'; export const detectExtension = () => 'bin';",
  },
];

const leaveOut: Plugin = {
  name: 'leave-out',
  setup: (bundler) => {
    bundler.onResolve(
      { filter: /event-streams$|endpoint-cache$|mime-types(\.js)?$|json-schema/ },
      ({ path, importer }) => {
        const at = leftOut.findIndex(({ from, imported }) => imported.test(path) && from.test(importer));
        return at < 0 ? undefined : { path: String(at), namespace: 'left-out' };
      },
    );
    bundler.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: leftOut[Number(path)]?.instead ?? '',
    }));
  },
};

/**
 * CommonJS starts sooner on Lambda than ES modules; the SDK is in the bundle, so that what was tested is what runs; ES
 * sources of packages come first, so that what nobody uses is left out. A function's credentials are in its environment:
 * the SDK's search for others is left out too.
 */
export const bundleSettings = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  mainFields: ['module', 'main'],
  jsx: 'automatic',
  jsxImportSource: 'preact',
  alias: {
    '@aws-sdk/credential-provider-node': join(root, 'functions/adapters/aws/environment-credentials.ts'),
  },
  define: { 'import.meta.dirname': '__dirname' },
  plugins: [leaveOut],
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
} satisfies BuildOptions;

/** Whole or not at all, so that whoever reads the folder at the same time never finds half a file. */
const writeWhole = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(path), { recursive: true });
  const draft = join(folder, `draft-${process.pid}-${createHash('sha256').update(path).digest('hex').slice(0, 8)}`);
  writeFileSync(draft, content);
  renameSync(draft, path);
};

const sameAsOnDisk = (path: string, content: Uint8Array): boolean => {
  try {
    return readFileSync(path).equals(content);
  } catch {
    return false;
  }
};

export type Bundled = {
  /** The folder of a bundle: `index.js`, and for the pages the stylesheet. */
  readonly folderOf: (name: BundleName) => string;
  /** Address of the stylesheet, with its hash. */
  readonly stylesheet: string;
  readonly metafile: Metafile;
};

const bundleAll = async (): Promise<Bundled> => {
  const entryPoints = Object.fromEntries(bundleNames.map((name) => [`${name}/index`, `functions/lambda/${name}.ts`]));
  const { outputFiles, metafile } = await build({
    ...bundleSettings,
    entryPoints,
    outdir: folder,
    write: false,
  });
  for (const { path, contents } of outputFiles) if (!sameAsOnDisk(path, contents)) writeWhole(path, contents);
  // Wherever a bundle is run from, no package around it may say that it is an ES module.
  for (const name of bundleNames) writeWhole(join(folder, name, 'package.json'), '{"type":"commonjs"}\n');
  const { css, hash } = buildStylesheet();
  const cssFile = join(folder, 'workspace/app.css');
  if (!sameAsOnDisk(cssFile, Buffer.from(css))) writeWhole(cssFile, css);
  return { folderOf: (name) => join(folder, name), stylesheet: `/assets/app.css?v=${hash}`, metafile };
};

let made: Promise<Bundled> | undefined;

/** All bundles, made once in the life of a process. */
export const makeBundles = (): Promise<Bundled> => {
  made ??= bundleAll();
  return made;
};
