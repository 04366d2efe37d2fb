import type { Type } from '@angular/core';

/** What a personal link may be for: the closed list of the server. */
export type LinkPurpose =
  | 'answer_invitation'
  | 'own_cohort_page'
  | 'find_resources'
  | 'write_news'
  | 'tell_effect'
  | 'write_viewpoint'
  | 'sign_attendance'
  | 'choose_interview_slot'
  | 'give_feedback'
  | 'confirm_statement'
  | 'unsubscribe';

/** What GET /api/link says of the link whose token is borne: its purpose, its record, for whom. */
export interface LinkInfo {
  readonly purpose: LinkPurpose;
  readonly recordIds: readonly string[];
  readonly person?: { readonly id: string; readonly givenName: string; readonly familyName: string } | null;
  readonly cohortId?: string | null;
  readonly cohortName?: string | null;
  readonly participationId?: string | null;
  readonly territoryName?: string | null;
  readonly expiresAt?: string | null;
}

/**
 * The pages that a feature opens from links. A page takes one input, `link`, and lives inside the link's frame: it starts at its h1,
 * and goes elsewhere by plain `href`: no RouterLink, no Actor, no PageTitle, which would load the router on a phone.
 */
export type LinkPages = Partial<Record<LinkPurpose, () => Promise<Type<unknown>>>>;
