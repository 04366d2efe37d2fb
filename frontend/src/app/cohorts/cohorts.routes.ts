import type { Routes } from '@angular/router';

/** Where each territory stands, under /parcours. */
export default [] satisfies Routes;
