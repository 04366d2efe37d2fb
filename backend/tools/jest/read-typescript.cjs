const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');
const options = require('../swc-options.cjs');

/** Lets a thread that a specification starts require TypeScript, as the specification itself does. */
require.extensions['.ts'] = (module, filename) => module._compile(transformSync(readFileSync(filename, 'utf8'), { ...options, filename, swcrc: false }).code, filename);
