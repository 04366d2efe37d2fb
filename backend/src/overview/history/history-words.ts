type Words = Record<string, string>;

/** How the history names a table's records and their fields. A column without words is not shown: an id, a place, a date of the machine. */
export interface TableWords {
  readonly what: string;
  readonly fields: Words;
}

const told = { statement: 'Ce qui est dit', told_on: 'Dit le', entered_for_id: 'Saisi pour', confirmed_at: 'Confirmé le' };

/** The kept tables in French: the closed list of what a history may show. */
export const historyWords: Record<string, TableWords> = {
  network: { what: 'Réglages du réseau', fields: { name: 'Nom', time_zone: 'Fuseau horaire', quote_threshold: 'Seuil de citation', mails_per_minute: 'E-mails par minute', demo: 'Démonstration' } },
  organisation: { what: 'Structure', fields: { name: 'Nom', kind: 'Nature', aliases: 'Autres noms', siren: 'SIREN', town: 'Commune', website: 'Site' } },
  person: { what: 'Personne', fields: { given_name: 'Prénom', family_name: 'Nom', organisation_id: 'Structure', role_title: 'Fonction' } },
  person_role: { what: 'Fonction', fields: { organisation_id: 'Structure', title: 'Fonction', acts_as_ally: 'En allié·e', main: 'Principale', starts_on: 'Depuis le', ends_on: 'Jusqu’au' } },
  ally_profile: { what: 'Allié·e', fields: { skills: 'Compétences', departments: 'Départements', travel_km: 'Kilomètres' } },
  ally_training: { what: 'Formation', fields: { trained_on: 'Le', trained_by: 'Par', trainer_id: 'Formée par' } },
  call_agreement: {
    what: 'Accord pour être appelé·e',
    fields: { subject: 'À propos de', agreed_on: 'Donné le', shared_with_companions: 'Partagé avec le parcours', recorded_by_id: 'Noté par', withdrawn_at: 'Retiré le' },
  },
  person_contact: { what: 'Coordonnées', fields: { email: 'E-mail', telephone: 'Téléphone', undeliverable_at: 'Ne reçoit plus depuis', undeliverable_answer: 'Réponse du serveur', undeliverable_noted: 'Noté par quelqu’un' } },
  mail_refusal: { what: 'E-mails refusés', fields: { kind: 'Lesquels', entered_by_id: 'Noté par' } },
  mail_text: { what: 'Texte d’un e-mail', fields: { template: 'E-mail', subject: 'Objet', greeting: 'Salutation', body: 'Texte', signature: 'Signature' } },
  territory: {
    what: 'Territoire',
    fields: {
      name: 'Nom', kind: 'Nature', insee_code: 'Code INSEE', siren: 'SIREN', department: 'Département', department_name: 'Nom du département', population: 'Population',
      population_list: 'Source de la population', population_year: 'Année de la population', population_reported: 'Population annoncée', area_km2: 'Superficie (km²)',
      commune_count: 'Nombre de communes', invented: 'Nom inventé', kind_words: 'Nature, en mots', region_name: 'Région', source: 'Source', source_on: 'Date de la source',
    },
  },
  territory_membership: { what: 'Appartenance', fields: { group_id: 'Groupement', member_id: 'Membre', member_code: 'Code du membre', source: 'Source' } },
  territory_merge: {
    what: 'Fusion',
    fields: { former_id: 'Territoire d’avant', successor_id: 'Devenu', nature: 'Nature', effective_on: 'Le', source: 'Source', merged_by_id: 'Écrite par', undone_at: 'Défaite le', undone_by_id: 'Défaite par' },
  },
  election: { what: 'Élection', fields: { name: 'Nom', kinds: 'Territoires concernés', departments: 'Départements concernés', first_on: 'Premier tour', last_on: 'Dernier tour', confirmed: 'Dates officielles', weeks_before: 'Semaines avant', weeks_after: 'Semaines après', renews: 'Renouvelle les conseils' } },
  busy_period: { what: 'Période chargée', fields: { territory_id: 'Territoire', kind: 'Nature', label: 'Ce qui prend le temps', starts_on: 'Du', ends_on: 'Au', yearly: 'Chaque année' } },
  institution_item: { what: 'Accompagnement de l’institution', fields: { kind: 'Nature', title: 'Titre', body: 'Texte', happened_on: 'Date', month_only: 'Au mois près', state: 'Où en est l’action' } },
  theme: { what: 'Thème', fields: { label: 'Thème', position: 'Place', retired_on: 'Retiré le' } },
  cohort: {
    what: 'Parcours',
    fields: { name: 'Nom', years: 'Années', region: 'Région', starts_on: 'Début', ends_on: 'Fin', support_days_default: 'Jours d’appui par territoire', contact_id: 'Qui reçoit les réponses aux e-mails' },
  },
  cohort_phase: { what: 'Étape du parcours', fields: { phase: 'Étape', starts_on: 'Début', ends_on: 'Fin' } },
  cohort_partner: { what: 'Partenaire', fields: { organisation_id: 'Structure', role: 'Rôle', starts_on: 'Début', ends_on: 'Fin', contact_id: 'Personne à joindre' } },
  participation: { what: 'Territoire dans le parcours', fields: { territory_id: 'Territoire', lead_origin: 'Origine', lead_organisation_id: 'Proposé par', lead_person_id: 'Proposé par', support_days_budget: 'Jours d’appui prévus', executive_title: 'Qui dirige', accompanied_as: 'Accompagné comme' } },
  participation_stage: { what: 'Étape', fields: { stage: 'Étape', reached_on: 'Atteinte le', next_step: 'Prochain geste', next_on: 'Prévu le', next_by_id: 'Par' } },
  executive_fact: { what: 'Fait daté', fields: { kind: 'Fait', on_date: 'Le' } },
  presentation: { what: 'Présentation', fields: { title: 'Titre', place: 'Lieu', held_on: 'Le' } },
  programme_target: { what: 'Objectif', fields: { indicator: 'Ce qui est compté', label: 'Nom', target: 'Prévu', due_on: 'Échéance', explanation: 'Explication' } },
  presentation_territory: { what: 'Territoire présent', fields: { presentation_id: 'Présentation' } },
  target_reading: { what: 'Chiffre saisi', fields: { target_id: 'Objectif', on_date: 'Au', value: 'Chiffre', source: 'Source' } },
  peer_entry: { what: 'Demande d’entrée dans un échange entre pairs', fields: { person_id: 'Personne', as_scribe: 'Pour tenir le tableau' } },
  peer_board: { what: 'Tableau d’un échange entre pairs', fields: { category: 'Groupe', scribe_id: 'Tenu par', open_to_phones: 'Ouvert aux téléphones' } },
  question: {
    what: 'Question reçue',
    fields: {
      asked_by: 'Qui', asked_by_id: 'Personne', asked_on: 'Le', way: 'Par', words: 'Question', taker_id: 'Qui s’en occupe', due_on: 'Avant le', answered_on: 'Répondu le', answer: 'Réponse',
      answered_by_id: 'Répondu par', noted_by_id: 'Noté par',
    },
  },
  delegation: { what: 'Équipe', fields: { name: 'Nom', kind: 'Nature', starts_on: 'Début', ends_on: 'Fin' } },
  delegate: {
    what: 'Membre de l’équipe',
    fields: { person_id: 'Personne', category: 'Catégorie', status: 'Accord', role_title: 'Fonction', head_of_executive: 'Dirige la collectivité', starts_on: 'Premier jour', ends_on: 'Dernier jour', substitute: 'Remplaçant·e' },
  },
  gathering: {
    what: 'Rendez-vous',
    fields: {
      nature: 'Nature', format: 'Forme', title: 'Titre', number: 'Numéro', held_on: 'Date', from_time: 'De', to_time: 'À', period: 'Période', place: 'Lieu', address: 'Adresse',
      url: 'Lien de la visio', purpose: 'Pour quoi faire', capacity: 'Nombre de places', requests_closed_at: 'Demandes closes le', working_group_id: 'Chantier', signature_required: 'Signature demandée', presence_closed_at: 'Présences arrêtées le', presence_closed_by_id: 'Présences arrêtées par',
      cancelled_at: 'Annulé le', cancelled_reason: 'Pourquoi il est annulé',
    },
  },
  gathering_moment: { what: 'Rappel', fields: { kind: 'Nature', days_before: 'Jours avant', at_time: 'À', stopped_at: 'Arrêté le' } },
  gathering_sequence: { what: 'Séquence', fields: { day_number: 'Jour', from_time: 'De', to_time: 'À', kind: 'Sorte', title: 'Titre', details: 'Précisions', place: 'Où' } },
  sequence_speaker: { what: 'Intervention', fields: { name: 'Nom', person_id: 'Personne', place: 'Ordre' } },
  gathering_task: { what: 'À préparer', fields: { words: 'Quoi', person_id: 'Qui', who: 'Qui', done_at: 'Fait le', done_by_id: 'Noté par' } },
  working_group: { what: 'Chantier', fields: { name: 'Nom', purpose: 'Pour quoi faire', animator_id: 'Anime', starts_on: 'Début', ends_on: 'Fin' } },
  working_group_member: { what: 'Membre du chantier', fields: { person_id: 'Personne', starts_on: 'Depuis', ends_on: 'Jusqu’au' } },
  gathering_half_day: { what: 'Demi-journée', fields: { on_date: 'Date', half: 'Moment' } },
  registration: {
    what: 'Invitation',
    fields: {
      person_id: 'Personne', category: 'Catégorie', invited_at: 'Invitée le', answer: 'Réponse', answered_at: 'Répondu le', answered_by_id: 'Réponse saisie par',
      replacement_name: 'Remplacée par', replacement_role: 'Fonction de la personne qui remplace', attends: 'Participe',
      waiting_since: 'En liste d’attente depuis', seat_given_at: 'Place donnée le', replaces_id: 'Remplace',
    },
  },
  attendance_scan: { what: 'Feuille signée', fields: { added_by_id: 'Ajoutée par' } },
  funding_agreement: {
    what: 'Convention',
    fields: {
      organisation_id: 'Financeur', reference: 'Référence', starts_on: 'Du', ends_on: 'Au', pieces: 'Pièces demandées', hours_asked: 'Heures à justifier', funded_share: 'Part financée', note: 'Note',
    },
  },
  certificate_signatory: { what: 'Signature des attestations', fields: { name: 'Nom', role_title: 'Fonction', place: 'Lieu' } },
  resource: { what: 'Support', fields: { kind: 'Nature', title: 'Titre', url: 'Lien', summary: 'L’essentiel', shareable: 'Sur la page à transmettre' } },
  resource_theme: { what: 'Thème de supports', fields: { name: 'Nom', position: 'Place' } },
  shared_page: { what: 'Page à transmettre', fields: { expires_at: 'Ouverte jusqu’au', revoked_at: 'Retirée le', revoked_by_id: 'Retirée par' } },
  feedback_form: { what: 'Questions après le rendez-vous', fields: { questions: 'Questions' } },
  diagnostic: {
    what: 'Diagnostic',
    fields: { organisation_id: 'Structure', state: 'Avancement', first_reading_on: 'Première lecture', restituted_on: 'Restitution', public_restitution_on: 'Restitution publique' },
  },
  interview_plan: { what: 'Entretiens prévus', fields: { category: 'Catégorie', planned: 'Prévus' } },
  pilot_project: { what: 'Projet', fields: { title: 'Titre', short_title: 'Titre court', theme: 'Thème', summary: 'Résumé', renamed_to: 'Renommé' } },
  project_answer: { what: 'Réponse au diagnostic', fields: { answer: 'Réponse', reason: 'Pourquoi', answered_by_id: 'Répondu par' } },
  project_note: { what: 'Note', fields: { kind: 'Note', state: 'Avancement', body: 'Texte', questions: 'Questions', read_by_id: 'Relue par' } },
  support_assignment: { what: 'Allié·e du projet', fields: { organisation_id: 'Structure', person_id: 'Personne', starts_on: 'Depuis le', ends_on: 'Jusqu’au' } },
  support_day: { what: 'Jours d’appui', fields: { organisation_id: 'Structure', person_id: 'Personne', on_date: 'Date', days: 'Jours', what_was_done: 'Ce qui a été fait', entered_by_id: 'Saisi par' } },
  news: { what: 'Nouvelle', fields: { kind: 'Nature', body: 'Texte', may_be_quoted: 'Peut être citée', told_on: 'Dite le', entered_for_id: 'Saisie pour', confirmed_at: 'Confirmée le' } },
  newsletter: { what: 'Numéro de l’infolettre', fields: { number: 'Numéro', title: 'Titre', from_on: 'Depuis le', to_on: 'Jusqu’au', sent_at: 'Parti le' } },
  newsletter_section: { what: 'Rubrique de l’infolettre', fields: { newsletter_id: 'Numéro', kind: 'Place', heading: 'Nom', position: 'Rang' } },
  newsletter_item: {
    what: 'Texte de l’infolettre',
    fields: { newsletter_id: 'Numéro', section_id: 'Rubrique', position: 'Rang', title: 'Titre', body: 'Texte', url: 'Lien', signature: 'Sous le nom de', quoted_person_id: 'Personne citée', source_table: 'Tiré de', source_id: 'Source' },
  },
  quote_rereading: {
    what: 'Relecture d’une citation',
    fields: {
      item_id: 'Texte', person_id: 'Personne citée', newsletter: 'Numéro', heading: 'Rubrique', shown_title: 'Titre montré', shown: 'Texte montré', signature: 'Sous le nom de', item_version: 'Version', state: 'Réponse',
      changed: 'Avec ses mots', word: 'Son mot', asked_by_id: 'Demandé par', asked_at: 'Demandé le', answered_at: 'Répondu le', replaced_at: 'Remplacé le',
    },
  },
  newsletter_issue: { what: 'Infolettre envoyée', fields: { newsletter_id: 'Numéro', number: 'Numéro', title: 'Titre', recipients: 'Destinataires', sent_at: 'Partie le', sent_by_id: 'Envoyée par', public_at: 'Publique depuis', public_by_id: 'Rendue publique par' } },
  effect: { what: 'Ce que ça a changé', fields: { ...told, labels: 'Mots-clés', expected: 'Attendu', evidence: 'Comment on le sait', seen_by: 'Vu par' } },
  limitation: { what: 'Ce qui n’a pas marché', fields: told },
  confirmation: {
    what: 'Écrit pour quelqu’un',
    fields: { person_id: 'Pour', heading: 'À propos de', shown: 'Ce qui a été écrit', state: 'Réponse', correction: 'Correction', word: 'Son mot', asked_at: 'Demandé le', answered_at: 'Répondu le', replaced_at: 'Remplacé le' },
  },
  outsider_page: {
    what: 'Page pour l’extérieur',
    fields: {
      message: 'Message', contact_name: 'Contact', contact_role: 'Fonction', contact_email: 'E-mail', contact_telephone: 'Téléphone', contact_person_id: 'Personne', contact_agreed_on: 'Accord donné le',
      expires_at: 'Ouverte jusqu’au', revoked_at: 'Retirée le', revoked_by_id: 'Retirée par',
    },
  },
  viewpoint: { what: 'Le mot', fields: { side: 'De qui', body: 'Texte', said_by: 'Dit par', collected_on: 'Recueilli le', entered_for_id: 'Saisi pour', accepted_at: 'Relu et accepté le' } },
};

const stages = { approached: 'Approché', interested: 'Intéressé', met: 'Rencontré', engaged: 'Engagé', paused: 'En pause', completed: 'Terminé', did_not_follow_up: 'N’a pas donné suite', stopped: 'S’est arrêté' };

/** Values that are words of the code, by column, or by table and column where a column's name is shared. */
export const historyValues: Record<string, Words> = {
  category: { elected_official: 'Élus', local_agent: 'Agents', socio_economic_actor: 'Acteurs locaux', state_agent: 'État', resident: 'Habitants' },
  stage: stages,
  lead_origin: { open_call: 'Appel à candidatures', region_proposal: 'Proposé par la Région', ally_proposal: 'Proposé par un·e allié·e' },
  status: { foreseen: 'Pressentie', agreed: 'D’accord' },
  phase: { common_core: 'Journées et webinaires', diagnostic: 'Diagnostic', peer_exchange: 'Échanges entre pairs', pilot_project: 'Projet', storytelling: 'Récits', evaluation: 'Évaluation' },
  role: { pivot_ally: 'Allié pivot', embedded_evaluator: 'Évaluation', embedded_media: 'Média', narrative_facilitator: 'Mise en récits', funder: 'Financeur' },
  nature: {
    common_day: 'Journée commune', webinar: 'Webinaire', pilot_project_forum: 'Forum des projets', peer_exchange: 'Échange entre pairs', learning_trip: 'Voyage apprenant', drop_in: 'Permanence', initiation_day: 'Journée d’initiation',
  },
  format: { on_site: 'Sur place', remote: 'À distance', hybrid: 'Les deux' },
  half: { morning: 'Matin', afternoon: 'Après-midi', evening: 'Soir' },
  'project_answer.answer': { taken_up: 'Repris', later: 'Plus tard', no: 'Non' },
  answer: { yes: 'Je viens', no: 'Je ne peux pas', replaced: 'On me remplace' },
  side: { ally: 'L’allié·e', territory: 'Le territoire' },
  indicator: {
    regions: 'Régions', territories_approached: 'Territoires approchés', territories_met: 'Territoires rencontrés', territories_engaged: 'Territoires engagés', interviews: 'Entretiens',
    diagnostics_restituted: 'Diagnostics restitués', gatherings: 'Rendez-vous tenus', people_present: 'Personnes venues', support_days: 'Jours d’appui', effects: 'Effets', other: 'Autre',
  },
  'newsletter_section.kind': { editorial: 'Édito', theory: 'En théorie', practice: 'En pratique', territories: 'Les nouvelles des territoires', works: 'En chantier', coming: 'À suivre', inspiration: 'Inspiration' },
  source_table: { news: 'Une nouvelle', resource: 'Un support', gathering: 'Un rendez-vous' },
  'quote_rereading.state': { asked: 'Demandée', agreed: 'D’accord', refused: 'Refusée' },
  'gathering_moment.kind': { reminder: 'Rappel', chase: 'Relance', feedback: 'Demande de retours' },
  attends: { in_room: 'Dans la salle', remote: 'À distance' },
  'mail_refusal.kind': { invitation: 'Invitations et rappels', newsletter: 'Infolettre', request: 'Demandes de nouvelles', resource: 'Supports' },
  'executive_fact.kind': { met: 'Rencontrée', present: 'Présente' },
  'delegation.kind': { quartet: 'Équipe du territoire', residents: 'Groupe d’habitants', project_group: 'Groupe projet' },
  'organisation.kind': { local_authority: 'Collectivité', state_service: 'Service de l’État', association: 'Association', firm: 'Entreprise', ally: 'Structure alliée', funder: 'Financeur', media: 'Média', other: 'Autre' },
  'territory.kind': {
    commune: 'Commune', epci_cc: 'Communauté de communes', epci_ca: 'Communauté d’agglomération', epci_cu: 'Communauté urbaine', epci_metropole: 'Métropole', petr: 'PETR', pnr: 'Parc naturel régional', departement: 'Département', region: 'Région', other: 'Autre groupement',
  },
  'territory_merge.nature': { absorbed: 'Absorbé par un autre territoire', duplicate: 'Deuxième fiche du même territoire' },
  'busy_period.kind': { high_season: 'Haute saison', heavy_month: 'Mois chargé', other: 'Autre' },
  'institution_item.kind': { note: 'Note', orientation: 'Orientation', action: 'Action', act: 'Temps fort', outcome: 'Ce qu’il en est resté' },
  'institution_item.state': { retained: 'Retenue', under_way: 'En cours', carried_out: 'Mise en œuvre', not_carried_out: 'Pas mise en œuvre' },
  accompanied_as: { territory: 'Territoire', institution: 'Institution' },
  'gathering_sequence.kind': { welcome: 'Accueil', plenary: 'Plénière', workshop: 'Atelier', peer_exchange: 'Échange entre pairs', visit: 'Visite', break: 'Pause', closing: 'Clôture' },
  'resource.kind': { slides: 'Diapositives', replay: 'Enregistrement', summary: 'Synthèse', teaching_kit: 'Mallette pédagogique' },
  'project_note.kind': { intent: 'L’idée', framing: 'Le cadre', feasibility: 'Est-ce faisable ?' },
  'project_note.state': { writing: 'En écriture', to_read: 'À relire', read_with_questions: 'Relue, avec questions', ready: 'Prête' },
  'news.kind': { news: 'Nouvelle', star: 'Notre cap', pebble: 'Petite victoire', grain_of_sand: 'Ce qui bloque' },
  'confirmation.state': { asked: 'Demandé', confirmed: 'Confirmé', partly: 'Corrigé', refused: 'Refusé' },
  way: { email: 'E-mail', telephone: 'Téléphone', in_person: 'De vive voix' },
  'diagnostic.state': { preparation: 'En préparation', interviews: 'Entretiens', analysis: 'Analyse', first_reading: 'Première lecture', restituted: 'Restitué' },
};

/** A value as people say it; `names` resolves ids that the reader may know. */
export function wordsOf(table: string, column: string, value: unknown, names: ReadonlyMap<string, string>): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length ? value.join(', ') : null;
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (column.endsWith('_id')) return names.get(String(value)) ?? 'quelqu’un ou quelque chose que vous ne pouvez pas lire';
  const choice = (historyValues[`${table}.${column}`] ?? historyValues[column])?.[String(value)];
  if (choice) return choice;
  if (typeof value === 'number') return value.toLocaleString('fr-FR');
  const text = String(value);
  const day = /^(\d{4})-(\d{2})-(\d{2})(?:T[\d:.]+(?:\+00:00|Z)?)?$/.exec(text);
  if (day && /_(on|at|date)$/.test(column)) return `${day[3]}/${day[2]}/${day[1]}`;
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

const most = 600;
