import { defineConfig } from '@hey-api/openapi-ts';

/** Types and form rules of the screens come from the contracts, through the OpenAPI document that the backend commits. */
export default defineConfig({
  input: '../backend/openapi.json',
  output: { path: 'src/app/api', postProcess: ['prettier'] },
  plugins: ['@hey-api/typescript', { name: 'zod', metadata: false }],
});
