import type { HatKind, HatState } from '../api';

/** Each role as a choice says it, and what it opens. */
export const HATS = {
  network_admin: { label: 'Administration du réseau', opens: 'Accès, rôles, réglages et journal de tout le réseau\u202f; jamais le contenu des entretiens.' },
  cohort_manager: { label: 'Équipe du parcours', opens: 'Tout le parcours, sauf les entretiens.' },
  pivot_ally: { label: 'Allié pivot', opens: 'Comme l’équipe du parcours, sans supprimer.' },
  diagnostic_lead: { label: 'Responsable du diagnostic', opens: 'Se donne à deux, sur la page du diagnostic.' },
  interviewer: { label: 'Intervieweur ou intervieweuse', opens: 'Se donne sur la page du diagnostic.' },
  diagnostic_supervisor: { label: 'Superviseur du diagnostic', opens: 'Se donne sur la page du diagnostic.' },
  project_ally: { label: 'Allié·e du projet', opens: 'Le projet d’un territoire, ses jours d’appui, ses nouvelles.' },
  delegate: { label: 'Équipe du territoire', opens: 'Son territoire\u00a0: équipe, notes, nouvelles, effets\u202f; les rendez-vous du parcours.' },
  evaluator: { label: 'Évaluation', opens: 'Effets, enseignements et points de vue du parcours.' },
  storyteller: { label: 'Mise en récits', opens: 'Récits et infolettres du parcours.' },
  observer: { label: 'Observateur', opens: 'Chiffres et travaux publiés, sans adresse ni téléphone.' },
} satisfies Record<HatKind, { label: string; opens: string }>;

/** The roles that are given here, outside the pages of diagnostics. */
export const GIVEN_HERE = ['cohort_manager', 'pivot_ally', 'project_ally', 'delegate', 'evaluator', 'storyteller', 'observer', 'network_admin'] as const;

export const HAT_STATES = {
  live: { label: 'En cours', tone: 'moss' },
  coming: { label: 'À venir', tone: '' },
  awaiting: { label: 'À confirmer', tone: 'sun' },
  over: { label: 'Terminé', tone: 'plain' },
  withdrawn: { label: 'Retiré', tone: 'plain' },
} satisfies Record<HatState, { label: string; tone: string }>;
