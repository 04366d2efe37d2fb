import type { Routes } from '@angular/router';

/** The confidential interview, under /entretiens. */
export default [] satisfies Routes;
