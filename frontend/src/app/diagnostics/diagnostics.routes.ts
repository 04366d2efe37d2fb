import type { Routes } from '@angular/router';

/** Sensitive diagnostics and their team, under /diagnostics. */
export default [] satisfies Routes;
