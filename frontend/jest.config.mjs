import presets from 'jest-preset-angular/presets/index.js';

/** Screens are tested as people read them: through the rendered page, without zone.js, as the modules that browsers load. */
export default {
  ...presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  rootDir: import.meta.dirname,
  setupFilesAfterEnv: ['<rootDir>/jest.setup.ts'],
  testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/tools/**/*.spec.mjs'],
  cacheDirectory: '<rootDir>/.angular/jest',
};
