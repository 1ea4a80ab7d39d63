// Who may import whom (docs/architecture.md §3). Every rule is an error and says how to mend a breach.
// test/contracts/boundaries.spec.ts plants one breach of each rule and expects it to be found.

const capabilities = [
  'identity',
  'programmes',
  'applications',
  'assessment',
  'mentoring',
  'progress',
  'showcase',
  'spaces',
  'activities',
  'impact',
  'notifications',
  'privacy',
];

/** Through the front door, for a rule that must hold in the same transaction. Widening it takes an ADR. */
const neighbours = {
  applications: ['programmes'],
  assessment: ['applications', 'programmes'],
  mentoring: ['programmes'],
  progress: ['programmes'],
  showcase: ['progress'],
  activities: ['spaces'],
  notifications: ['identity'],
};

const specs = '[.](spec|int-spec)[.]ts$';
const anyCapability = `^libs/(${capabilities.join('|')})/`;

const capabilityRules = capabilities.map((capability) => ({
  name: `${capability}-keeps-to-its-list`,
  comment: `Let an event carry the fact, read the other's rows through #schema, or widen the list by an ADR.`,
  severity: 'error',
  from: { path: `^libs/${capability}/` },
  to: {
    path: anyCapability,
    pathNot: [
      `^libs/${capability}/`,
      ...(neighbours[capability] ?? []).map((neighbour) => `^libs/${neighbour}/src/index[.]ts$`),
    ],
  },
}));

const rules = [
  {
    name: 'engines-are-pure',
    comment: 'Pass the value in as an argument: engines and kernel know no other lib, package, clock or file.',
    from: { path: '^libs/(scoring|matching|kernel)/', pathNot: specs },
    to: { pathNot: '^libs/$1/' },
  },
  {
    name: 'forms-are-portable',
    comment: 'Forms run in the browser too: take words and values as arguments, or use kernel.',
    from: { path: '^libs/forms/', pathNot: specs },
    to: { pathNot: ['^libs/(forms|kernel)/', 'node_modules/(@types/)?json-logic-js/'] },
  },
  {
    name: 'access-is-portable',
    comment: 'Rules of access run in the browser too: keep Nest and the database out, hand conditions over as objects.',
    from: { path: '^libs/access/', pathNot: specs },
    to: { pathNot: ['^libs/(access|kernel)/', 'node_modules/@casl/'] },
  },
  {
    name: 'libs-enter-by-the-front-door',
    comment: "Import '#name' and export what you need from that lib's index.ts, by name.",
    from: { path: '^(?:apps|test|prisma-free-schema)/|^libs/([^/]+)/' },
    to: { path: '^libs/[^/]+/src/', pathNot: ['^libs/[^/]+/src/index[.]ts$', '^libs/$1/', '[.]json$'] },
  },
  {
    name: 'nothing-imports-an-app',
    comment: 'Move what both need into the lib whose word it is.',
    from: { path: '^(libs|prisma-free-schema)/' },
    to: { path: '^apps/' },
  },
  {
    name: 'apps-do-not-meet',
    comment: 'Ways in reach each other as processes or through a lib, never by import.',
    from: { path: '^apps/([^/]+)/' },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'standalone-knows-config-only',
    comment: 'The launcher starts api and worker as processes, by file: do the work there, or in a verb of the cli.',
    from: { path: '^apps/standalone/', pathNot: specs },
    to: { path: '^(libs|prisma-free-schema)/', pathNot: '^libs/config/' },
  },
  {
    name: 'plumbing-knows-no-business',
    comment: 'Let the capability register itself with the plumbing, or pass the difference in.',
    from: { path: '^libs/(config|messaging|access|storage|read-plan|linear)/' },
    to: { path: anyCapability },
  },
  {
    name: 'schema-imports-only-kernel',
    comment: 'A rule that needs more than its row and kernel belongs into the use case of its capability.',
    from: { path: '^prisma-free-schema/(src|migrations)/' },
    to: { path: '^libs/', pathNot: '^libs/kernel/' },
  },
  {
    name: 'web-takes-only-portable-libs',
    comment: 'Ask the api for it, or move the pure part into forms, access or kernel.',
    from: { path: '^apps/web/' },
    to: { path: '^(libs|prisma-free-schema)/', pathNot: '^libs/(forms|access|kernel)/' },
  },
  {
    name: 'graphql-stays-in-api',
    comment: 'Libs and other apps speak in plain objects; only api (and the web client) know GraphQL.',
    from: { pathNot: '^(apps/(api|web)|test)/' },
    to: { path: 'node_modules/(@nestjs/(graphql|apollo)|@apollo|graphql)/' },
  },
  {
    name: 'bullmq-stays-in-messaging-and-worker',
    comment: 'Record an event in the outbox; the relay and the job runner speak to the queue.',
    from: { pathNot: '^(apps/worker|libs/messaging|test)/' },
    to: { path: 'node_modules/(bullmq|ioredis)/' },
  },
  {
    name: 'no-circular',
    comment:
      'Two injectables in a circle die while loading. Turn one direction into an event or an argument. Entities and ' +
      'GraphQL models may name each other, because relations stand in arrow functions.',
    from: { pathNot: ['^prisma-free-schema/src/entities/', '^apps/api/src/.*[.]model[.]ts$'] },
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
  },
  {
    name: 'not-to-unresolvable',
    comment: 'Correct the name, or install the package.',
    from: { pathNot: '[.]config[.](ts|mjs)$' },
    to: { couldNotResolve: true },
  },
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...rules.map((rule) => ({ severity: 'error', ...rule })), ...capabilityRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|[.]data)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json', '.css'],
    },
  },
};
