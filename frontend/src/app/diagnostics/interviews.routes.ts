import type { Routes } from '@angular/router';
import type { InterviewPage } from './interview-page';

/** The confidential interview, under /entretiens. What has not left yet asks before the page is left. */
export default [
  {
    path: ':interviewId',
    loadComponent: () => import('./interview-page').then((m) => m.InterviewPage),
    canDeactivate: [(page: InterviewPage) => page.mayLeave()],
  },
] satisfies Routes;
