import type { Type } from '@angular/core';
import type { LinkView } from '../../api';

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
  | 'unsubscribe'
  | 'own_data'
  | 'answer_availability'
  | 'confirm_request'
  | 'peer_exchange'
  | 'reread_quote';

/** What the link on the page is for, for whom, on which record. */
export type LinkInfo = Omit<LinkView, 'purpose'> & { readonly purpose: LinkPurpose };

/**
 * The pages that a feature opens from links. A page takes one input, `link`, and lives inside the link's frame: it starts at its h1,
 * and goes elsewhere by plain `href`: no RouterLink, no Actor, no PageTitle, which would load the router on a phone.
 */
export type LinkPages = Partial<Record<LinkPurpose, (link: LinkInfo) => Promise<Type<unknown>>>>;
