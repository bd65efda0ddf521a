/** The arrows of the house (docs/architecture). Each comment says what to do instead. */
const rule = (name, comment, from, to, more = {}) => ({ name, comment, severity: 'error', from, to, ...more })
const tests = '\\.test\\.tsx?$'

/** A module may know only those before it; types too, so that no ring can exist. */
const order = [
  'division',
  'organ',
  'party',
  'register',
  'message',
  'identity',
  'administration',
  'client',
  'audit',
  'operations',
  'evidence',
  'seal',
  'certificate',
  'form',
  'process',
  'examination',
  'catalogue',
  'case',
  'emergency',
]
const inOrder = order
  .slice(0, -1)
  .map((module, at) =>
    rule(
      `${module}-knows-only-earlier-modules`,
      'Modules stand in one order. What a later module knows must come here by an event and a line in main/subscriptions.ts.',
      { path: `^src/modules/${module}/`, pathNot: [tests] },
      { path: `^src/modules/(${order.slice(at + 1).join('|')})/` },
    ),
  )

module.exports = {
  forbidden: [
    rule(
      'kernel-is-pure',
      'The kernel is vocabulary: no layer of ours and no I/O. Put plumbing into platform.',
      { path: '^src/kernel/', pathNot: tests },
      { pathNot: ['^src/kernel/', '^node_modules/typebox/'] },
    ),
    rule(
      'platform-knows-no-module',
      'Platform is plumbing: let main hand in what it needs from a module.',
      { path: '^src/platform/', pathNot: tests },
      { path: '^src/(modules|channels|main)/' },
    ),
    rule(
      'modules-know-no-channel',
      'A module does not know its doors. Return data; the channel shows it.',
      { path: '^src/modules/', pathNot: tests },
      { path: '^src/(channels|main)/' },
    ),
    rule(
      'module-through-its-door',
      "Use another module's index.ts: what is not exported there is its own business.",
      { path: '^src/modules/([^/]+)/', pathNot: tests },
      { path: '^src/modules/([^/]+)/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    ),
    rule(
      'channels-through-the-door',
      "A channel performs and asks what a module's index.ts exports.",
      { path: '^src/channels/', pathNot: tests },
      { path: '^src/modules/', pathNot: ['^src/modules/[^/]+/index\\.ts$'] },
    ),
    rule(
      'main-knows-doors-and-manifests',
      'Main composes: index, manifest and sample loader of a module, nothing else.',
      { path: '^src/main/', pathNot: tests },
      { path: '^src/modules/', pathNot: ['^src/modules/[^/]+/(index|sample|[^/]+\\.module)\\.ts$'] },
    ),
    rule(
      'manifests-are-for-main',
      'A manifest is how main builds a module; others use its index.ts.',
      { pathNot: ['^src/main/', '^test/', tests] },
      { path: '^src/modules/[^/]+/[^/]+\\.module\\.ts$' },
    ),
    rule(
      'channels-are-strangers',
      'What two channels share belongs into channels/ui or into a module.',
      { path: '^src/channels/([^/]+)/', pathNot: tests },
      { path: '^src/channels/', pathNot: ['^src/channels/$1/', '^src/channels/ui/'] },
    ),
    rule(
      'only-stores-speak-sql',
      'SQL is in the store and in queries; commands hand Writes of the store to perform.',
      {
        path: '^src/(modules|channels)/',
        pathNot: [
          '\\.store\\.ts$',
          '\\.rows\\.ts$',
          '-rows\\.ts$',
          '/queries/',
          '/adapters/',
          '\\.module\\.ts$',
          '\\.tables\\.gen\\.ts$',
          tests,
        ],
      },
      { path: '(^src/platform/db/|^node_modules/(kysely|pg)/)', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'rules-are-pure',
      'A thing and its policy decide on what they are given: no store, no platform.',
      { path: '^src/modules/([^/]+)/(\\1|[^/]+\\.policy)\\.ts$' },
      { path: '(^src/platform/|\\.(store|jobs)\\.ts$)' },
    ),
    rule(
      'views-are-pure',
      'A view shows what it is given; the page beside it asks and performs.',
      { path: '\\.view\\.tsx$' },
      {
        path: '(^src/platform/(db|operations|files)/|/commands/|/queries/)',
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'testing-is-for-tests',
      'Builders and test support never reach the product.',
      { path: '^src/', pathNot: [tests, '[/-]testing\\.tsx?$'] },
      { path: '([/-]testing\\.tsx?$|^test/)' },
    ),
    rule(
      'product-needs-no-dev-package',
      'What the product loads must be a dependency, not a devDependency.',
      { path: '^src/', pathNot: [tests, '[/-]testing\\.tsx?$'] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'no-ring',
      'Two files that need each other are one thing, or a third is hiding between them.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    ...inOrder,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    // packages without a "main" are only found through their exports
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
