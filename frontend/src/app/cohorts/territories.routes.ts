import type { Routes } from '@angular/router';

/** Who does what in a territory, under /territoires. */
export default [] satisfies Routes;
