/** Screens are tested as people read them: through the rendered page, without zone.js. */
export default {
  preset: 'jest-preset-angular',
  rootDir: '.',
  setupFilesAfterEnv: ['<rootDir>/jest.setup.ts'],
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/tools/**/*.spec.mjs'],
  moduleFileExtensions: ['ts', 'html', 'js', 'json', 'mjs'],
  cacheDirectory: '<rootDir>/.angular/jest',
};
