import type { Routes } from '@angular/router';

/** Effects and limits, under /effets. */
export default [] satisfies Routes;
