import { validateStandardSchema } from '@angular/forms/signals';
import { z } from 'zod';
import { frenchIssue } from './french-issue';

// The content policy forbids building functions from text, which the schemas would otherwise try.
z.config({ jitless: true, customError: frenchIssue });

/** The rules of a form are those of the contract: `rules(path, zDelegateInput)`. What is wrong is said in French. */
export const rules: typeof validateStandardSchema = validateStandardSchema;
