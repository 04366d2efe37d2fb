const swc = require('./tools/swc-options.cjs');

/** Specs run on a real PostgreSQL: one server for the run, one database a spec file, copied from a migrated template. */
module.exports = {
  rootDir: __dirname,
  roots: ['<rootDir>/src', '<rootDir>/tools'],
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts', '**/*.spec.mjs'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc] },
  globalSetup: '<rootDir>/tools/jest/global-setup.mjs',
  globalTeardown: '<rootDir>/tools/jest/global-teardown.mjs',
  testTimeout: 60_000,
  // Each spec file leaves some 65 MB behind in its process: one that is full gives way to a new one.
  workerIdleMemoryLimit: '1200MB',
};
