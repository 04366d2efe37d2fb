import type { Routes } from '@angular/router';

/** The territory's page of the report, under /bilan. */
export default [] satisfies Routes;
