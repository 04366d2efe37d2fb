import type { Routes } from '@angular/router';

/** People and organisations of the network, under /annuaire. */
export default [] satisfies Routes;
