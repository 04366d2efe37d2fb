import angular from 'angular-eslint';
import tseslint from 'typescript-eslint';

const types = { languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname + '/../..' } } };

/** Rules that find mistakes; how lines are laid out is Prettier's and nobody's quarrel. */
export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', 'frontend/.angular/**', 'frontend/src/app/api/**', '**/*.cjs', 'frontend/public/**', 'frontend/*.config.ts'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommended],
    ...types,
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/restrict-plus-operands': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-eval': 'error',
      'no-param-reassign': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },
  {
    // Nest reads the types of constructors and decorated properties when the program runs.
    files: ['backend/src/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  {
    // A migration is one subject, told whole.
    files: ['backend/src/migrations/*.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // What a specification reads back from the network has the shape that it then asserts.
    files: ['backend/src/**/*.spec.ts', 'backend/src/platform/testing/*.ts'],
    rules: { '@typescript-eslint/no-explicit-any': 'off' },
  },
  {
    // Programs that a person runs, and what they print for that person.
    files: ['backend/src/{main,migrate,admin,official-territories}.ts', 'backend/src/demo/**/*.ts', 'e2e/**/*.ts', 'frontend/src/main.ts'],
    rules: { 'no-console': 'off', 'no-empty-pattern': 'off' },
  },
  {
    files: ['frontend/src/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'app', style: 'kebab-case' }],
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
    },
  },
  {
    files: ['frontend/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
    rules: { '@angular-eslint/template/eqeqeq': ['error', { allowNullOrUndefined: true }], '@angular-eslint/template/prefer-control-flow': 'error' },
  },
  {
    files: ['**/*.mjs'],
    rules: { eqeqeq: 'error', 'no-undef': 'off', 'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }], 'prefer-const': 'error', 'max-lines': ['error', 250] },
  },
);
