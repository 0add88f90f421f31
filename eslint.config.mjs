import js from '@eslint/js';
import tseslint from 'typescript-eslint';

// Few rules, all green. Directions between folders are held by .dependency-cruiser.cjs.
export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'data/', 'coverage/', '**/*.cjs', '**/*.mjs'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-console': 'error',
    },
  },
  {
    // A value is bound, never pasted: SQL stands in .sql files and only constants reach the query option.
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "Property[key.name='query'] > TemplateLiteral[expressions.length>0]",
          message: 'Bind values with query_params; SQL text comes from a .sql file.',
        },
      ],
    },
  },
  {
    files: ['libs/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            'node:*',
            '@nestjs/*',
            'typeorm',
            'pg',
            'kafkajs',
            '@clickhouse/*',
            'chdb',
            'fs',
            'path',
            'crypto',
          ],
        },
      ],
      'no-restricted-globals': ['error', 'process', 'setTimeout', 'setInterval', 'performance', 'fetch'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'The domain has no clock: pass the time in.' },
        { object: 'Math', property: 'random', message: 'The domain has no randomness: pass it in.' },
      ],
    },
  },
  { files: ['**/*.spec.ts', 'bench/**/*.ts'], rules: { 'no-console': 'off', 'no-restricted-syntax': 'off' } },
);
