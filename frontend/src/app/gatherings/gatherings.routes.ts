import type { Routes } from '@angular/router';

/** Collective times, answers and presences, under /rendez-vous. */
export default [] satisfies Routes;
