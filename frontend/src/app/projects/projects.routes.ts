import type { Routes } from '@angular/router';

/** Pilot projects, under /projets. */
export default [] satisfies Routes;
