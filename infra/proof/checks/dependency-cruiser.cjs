/** Who may import whom. Each rule says why in its comment; `npm run check` holds the tree to them. */
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const ports = '^functions/ports\\.ts$';

/**
 * The rooms that serve the others: what each may import beside itself, and why no more. Every other folder of `functions`
 * is a stage, also one that is made tomorrow.
 */
const serving = {
  domain: { imports: [], why: 'The rules import themselves and zod, so that they can be read and tested alone.' },
  records: { imports: ['domain'], why: 'What is stored outlives every page and stage that shows it.' },
  pages: { imports: ['domain'], why: 'What draws a page is given what it shows: it reads nothing.' },
  web: { imports: ['domain', 'records', 'pages'], why: 'The door knows who comes, and no stage behind it.' },
  asking: { imports: ['domain', 'records', 'pages', 'web'], why: 'Asking serves every stage alike: what it knew of one, the others would carry.' },
  mail: { imports: ['domain', 'records', 'pages', 'web', 'asking'], why: 'Mails say what stages did; a stage never waits for its mail.' },
  delivery: { imports: ['domain', 'records'], why: 'It carries effects out by their kind, whoever caused them.' },
  admin: { imports: ['domain', 'records', 'pages', 'web', 'asking', 'delivery', 'audit', 'partnership', 'people', 'find'], why: 'Whoever runs it looks at the outbox, the trail and every kind of link, which no stage does.' },
  pdf: { imports: ['domain'], why: 'Paper is drawn from what it is given, beside the functions that answer.' },
  adapters: { imports: ['domain', 'records', 'web', 'delivery', 'pdf'], why: 'An adapter keeps the promises of ports.ts, and knows no stage.' },
  site: { imports: ['.*'], why: 'The lobby names every route, view and task, so it knows all stages.' },
  lambda: { imports: ['.*'], why: 'An entry of the cloud wires adapters to the lobby.' },
};

const stages = readdirSync(join(__dirname, '../../../functions'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !Object.hasOwn(serving, entry.name))
  .map(({ name }) => name);

const only = (room, imports, why) => ({
  name: `${room}-knows-its-own`,
  comment: why,
  severity: 'error',
  from: { path: `^functions/${room}/` },
  to: { path: '^functions/', pathNot: [`^functions/(${[room, ...imports].join('|')})/`, ports] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    ...Object.entries(serving).map(([room, { imports, why }]) => only(room, imports, why)),
    ...stages.map((stage) =>
      only(
        stage,
        ['domain', 'records', 'pages', 'web', 'asking', 'mail'],
        'A stage knows no other stage: what two share is in asking, pages, web, mail, records or domain.',
      ),
    ),
    {
      name: 'domain-is-pure',
      comment: serving.domain.why,
      severity: 'error',
      from: { path: '^functions/domain/' },
      to: { pathNot: ['^functions/domain/', 'node_modules/zod/'] },
    },
    {
      name: 'ports-know-only-the-domain',
      comment: 'They are what every use case may reach, so they can promise nothing that one stage alone needs.',
      severity: 'error',
      from: { path: ports },
      to: { pathNot: '^functions/domain/' },
    },
    {
      name: 'functions-do-not-know-infra',
      comment: 'The same functions run in the cloud and on one machine.',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^infra/' },
    },
    {
      name: 'the-product-needs-no-proof',
      comment: 'What is deployed and started must not carry the bench, the demonstration or an emulator.',
      severity: 'error',
      from: { path: '^infra/(assets|cloud|local|move|partnerships)/' },
      to: { path: '^infra/proof/' },
    },
    {
      name: 'aws-only-at-its-edge',
      comment: 'On one machine nothing of AWS is loaded, and nothing of it can be missing.',
      severity: 'error',
      from: { path: '^(functions|infra|workflows)/', pathNot: '^(functions/(adapters/aws|lambda)|infra/(cloud|proof))/' },
      to: { path: 'node_modules/(@aws-sdk|aws-cdk-lib|constructs)/' },
    },
    {
      name: 'workflows-know-only-their-names',
      comment: 'The definitions are read by the cloud, the engine and the pictures alike: all that they share is the list of names.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { pathNot: ['^workflows/', '^functions/domain/work-names\\.ts$'] },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Tests are not deployed.',
      severity: 'error',
      from: { path: '^(functions|infra|workflows)/' },
      to: { path: '^test/' },
    },
    {
      name: 'nothing-unresolved',
      comment:
        'aws-lambda has types only; nodemailer hides its composer, and pdfkit its ES module, from resolvers, not from Node.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^(aws-lambda$|nodemailer/|pdfkit$)' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(asl\\.json|css|md|yaml)$' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'], conditionNames: ['import', 'node', 'default'] },
  },
};
