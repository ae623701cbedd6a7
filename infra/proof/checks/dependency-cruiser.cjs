/** Who may import whom. Each rule says why in its comment; `npm run check` holds the tree to them. */
const stages =
  '^functions/(proposal|approval|signing|review|evaluation|people|leaving|activities|between-reviews|partnership|home|audit)/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    {
      name: 'domain-is-pure',
      comment: 'The rules import themselves and zod, so that they can be read and tested alone.',
      severity: 'error',
      from: { path: '^functions/domain/' },
      to: { pathNot: ['^functions/domain/', 'node_modules/zod/'] },
    },
    {
      name: 'ports-know-only-the-domain',
      severity: 'error',
      from: { path: '^functions/ports\\.ts$' },
      to: { pathNot: '^functions/domain/' },
    },
    {
      name: 'records-know-domain-and-ports',
      severity: 'error',
      from: { path: '^functions/records/' },
      to: { path: '^functions/', pathNot: ['^functions/(domain|records)/', '^functions/ports\\.ts$'] },
    },
    {
      name: 'stages-do-not-know-each-other',
      comment: 'What they share is in asking, pages, mail, web, records and domain.',
      severity: 'error',
      from: { path: stages },
      to: { path: stages, pathNot: ['^functions/$1/', '^functions/people/(by-address|new-person|who)\\.ts$'] },
    },
    {
      name: 'asking-serves-the-stages',
      severity: 'error',
      from: { path: '^functions/(asking|web|pages|mail)/' },
      to: { path: stages, pathNot: '^functions/people/(by-address|who)\\.ts$' },
    },
    {
      name: 'pdfs-are-made-at-the-edges',
      comment: 'A stage makes a paper and gives it to the port; what makes a PDF of it is large, and loaded where it is made.',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/(pdf|adapters|lambda)/' },
      to: { path: '^functions/pdf/' },
    },
    {
      name: 'adapters-only-from-the-edges',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/(adapters|lambda)/' },
      to: { path: '^functions/adapters/' },
    },
    {
      name: 'the-lobby-only-from-the-edges',
      comment: 'functions/site knows every stage, so whoever imports it loads them all.',
      severity: 'error',
      from: { path: '^functions/', pathNot: '^functions/(lambda|site)/' },
      to: { path: '^functions/site/' },
    },
    {
      name: 'functions-do-not-know-infra',
      severity: 'error',
      from: { path: '^functions/' },
      to: { path: '^infra/' },
    },
    {
      name: 'aws-only-at-its-edge',
      severity: 'error',
      from: { path: '^(functions|infra|workflows)/', pathNot: '^(functions/(adapters/aws|lambda)|infra/(cloud|proof))/' },
      to: { path: 'node_modules/(@aws-sdk|aws-cdk-lib|constructs)/' },
    },
    {
      name: 'workflows-know-only-their-names',
      comment: 'The definitions are read by the cloud, the engine and the pictures alike: all that they share is the list of names.',
      severity: 'error',
      from: { path: '^workflows/' },
      to: { pathNot: '^functions/domain/work-names\\.ts$' },
    },
    {
      name: 'nothing-imports-tests',
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
