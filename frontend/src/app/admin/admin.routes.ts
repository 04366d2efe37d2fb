import type { Routes } from '@angular/router';

/** Accounts, hats, audit and e-mails, under /administration. */
export default [] satisfies Routes;
