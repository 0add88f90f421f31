// Three tiers, told apart by the file name: .spec has no I/O, .int.spec uses real stores, .e2e.spec starts whole processes.
const common = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: {
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: 'es2023',
          keepClassNames: true,
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: {
    '^#(domain|shared|testing|client)/(.*)\\.js$': '<rootDir>/libs/$1/src/$2.ts',
    '^#(ingest|attribution|reporting|standalone)/(.*)\\.js$': '<rootDir>/apps/$1/src/$2.ts',
    '^#db/(.*)\\.js$': '<rootDir>/db/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
  modulePathIgnorePatterns: ['/dist/'],
};

export default {
  // One more than the two cores of CI: a good part of a test's time is waiting, for disks, leases and sessions.
  maxWorkers: 3,
  testTimeout: 60_000,
  testSequencer: '<rootDir>/.ci/longest-first-sequencer.cjs',
  reporters: ['default', '<rootDir>/.ci/closing-line-reporter.cjs'],
  projects: [
    { ...common, displayName: 'spec', testRegex: '(?<!\\.(int|e2e))\\.spec\\.ts$' },
    { ...common, displayName: 'int', testRegex: '\\.int\\.spec\\.ts$' },
    { ...common, displayName: 'e2e', testRegex: '\\.e2e\\.spec\\.ts$' },
  ],
};
