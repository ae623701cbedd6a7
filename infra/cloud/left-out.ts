/** Parts of packages that our calls never reach, left out of the bundles. */
import type { Plugin } from 'esbuild';

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
    // Of what describes its package, the client uses the version.
    from: /@aws-sdk\/client-/,
    imported: /\/package\.json$/,
    instead: 'export const version = "bundled"; export default { version };',
  },
  {
    // Several calls at once in one process: a function of ours has one, whose trace is in its environment.
    from: /@aws-sdk\/core/,
    imported: /^@aws\/lambda-invoke-store$/,
    instead: 'export const InvokeStore = { getInstanceAsync: async () => undefined };',
  },
  {
    // SHA-256 by hand, for where Node has none.
    from: /@smithy\/core/,
    imported: /\/Sha256Js$/,
    instead: 'export const Sha256Js = undefined;',
  },
  {
    // What browser asks: for pages that call a service themselves.
    from: /@aws-sdk\/core/,
    imported: /^bowser$/,
    instead: 'export const parse = () => ({});',
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
    // Fonts that are packed for the web: ours are whole.
    from: /fontkit/,
    imported: /^brotli\/decompress(\.js)?$/,
    instead: 'export default () => { throw new Error("no WOFF2 here"); };',
  },
  {
    // The fonts that every reader has, by measure: ours are embedded.
    from: /pdfkit/,
    imported: /^#standard-fonts\//,
    instead: 'export default undefined;',
  },
  {
    // The list of every type of file: what we attach says its own.
    from: /nodemailer.*mime-funcs/,
    imported: /\/mime-types(\.js)?$/,
    instead:
      "export const detectMimeType = () => 'application/octet-stream'; export const detectExtension = () => 'bin';",
  },
];

export const leaveOut: Plugin = {
  name: 'leave-out',
  setup: (bundler) => {
    bundler.onResolve(
      {
        filter:
          /^bowser$|^brotli\/decompress|^#standard-fonts|invoke-store$|Sha256Js$|package\.json$|event-streams$|endpoint-cache$|mime-types(\.js)?$|json-schema/,
      },
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
