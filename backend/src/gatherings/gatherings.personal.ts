import { erased, kept, machine, type PersonalTables, plain, pointer, said, unsigned, where } from '../platform/database/personal-data';
import { answersPersonal } from './answers.personal';
import { proofPersonal } from './proof/proof.personal';

const proof = 'un nombre par catégorie, que les financeurs demandent de justifier ; sans nom';
const collective = 'dit quelque chose d’un rendez-vous, personne en particulier';
const gathering = `(SELECT g.title || coalesce(', ' || g.held_on, '') FROM gathering g WHERE g.id = t.gathering_id)`;

const sources = { staff: 'l’équipe', sheet: 'la feuille signée', own_sign_in: 'vous-même', own_address: 'votre adresse, écrite à l’entrée', tablet: 'l’accueil', video: 'la visio' };

/** What somebody was invited to, answered, and attended. */
export const gatheringsPersonal: PersonalTables = {
  ...proofPersonal,
  registration: {
    title: 'Invitations et réponses',
    whose: 't.person_id = $1',
    rows: 'kept',
    beside: { 'Rendez-vous': gathering, ...where },
    columns: {
      ...plain(machine, 'id cohort_id gathering_id participation_id created_at updated_at'),
      person_id: pointer,
      answered_by_id: pointer,
      category: kept('Catégorie ce jour-là', proof),
      invited_at: kept('Invitée le', proof),
      answer: kept('Réponse', proof),
      answered_at: kept('Répondu le', proof),
      replacement_name: { ...erased('Remplacée par'), mentions: true },
      replacement_role: erased('Fonction de la personne qui remplace'),
      attends: kept('Participe', proof),
      waiting_since: kept('En liste d’attente depuis', proof),
      seat_given_at: kept('Place donnée le', proof),
      replaces_id: pointer,
    },
  },
  ...answersPersonal,
  attendance: {
    title: 'Présences',
    whose: 'EXISTS (SELECT 1 FROM registration r WHERE r.id = t.registration_id AND r.person_id = $1)',
    rows: 'kept',
    beside: { 'Rendez-vous': gathering, Moment: `(SELECT concat_ws(', ', h.on_date, h.half) FROM gathering_half_day h WHERE h.id = t.half_day_id)` },
    columns: {
      ...plain(machine, 'id cohort_id gathering_id registration_id half_day_id updated_at'),
      noted_by_id: pointer,
      source: kept('Notée par', proof, said('source', sources)),
      created_at: kept('Notée le', proof),
    },
  },
  attendance_correction: {
    title: 'Présences corrigées',
    whose: 'EXISTS (SELECT 1 FROM registration r WHERE r.id = t.registration_id AND r.person_id = $1)',
    rows: 'kept',
    beside: { 'Rendez-vous': gathering },
    columns: {
      ...plain(machine, 'id cohort_id gathering_id registration_id half_day_id updated_at'),
      was_noted_by_id: pointer,
      corrected_by_id: pointer,
      was_present: kept('Notée avant', proof),
      was_source: kept('Notée avant par', proof, said('was_source', sources)),
      was_noted_at: kept('Notée avant le', proof),
      reason: { ...kept('Raison', proof), mentions: true },
      created_at: kept('Corrigée le', proof),
    },
  },
  attendance_scan: { title: 'Feuilles signées', columns: { ...plain(machine, 'id cohort_id gathering_id file_id created_at updated_at'), added_by_id: pointer } },
  attendance_act: { title: 'Envois de la page d’accueil', columns: plain(machine, 'tablet_id registration_id half_day_id cohort_id gathering_id number created_at') },
  attendance_signature: {
    title: 'Signatures',
    whose: 'EXISTS (SELECT 1 FROM registration r WHERE r.id = t.registration_id AND r.person_id = $1)',
    rows: 'kept',
    beside: { 'Rendez-vous': gathering },
    columns: {
      ...plain(machine, 'id cohort_id gathering_id registration_id half_day_id updated_at'),
      drawn: erased('Signature dessinée'),
      typed_name: erased('Nom écrit pour signer'),
      by_address: kept('Signée par une adresse écrite à l’entrée', proof),
      created_at: kept('Signée le', proof),
    },
  },
  gathering: {
    title: 'Rendez-vous',
    columns: {
      ...plain(collective, 'id cohort_id nature format title number held_on from_time to_time period place address url capacity requests_closed_at version created_at updated_at'),
      ...plain(collective, 'working_group_id'),
      ...plain(collective, 'cancelled_at calendar_sequence calendar_changed_at'),
      cancelled_reason: { why: collective, mentions: true },
      ...plain(collective, 'signature_required presence_closed_at'),
      presence_closed_by_id: pointer,
      purpose: { why: collective, mentions: true },
    },
  },
  gathering_moment: { title: 'Rappels prévus', columns: plain(collective, 'id cohort_id gathering_id kind days_before at_time stopped_at created_at updated_at') },
  gathering_sending: {
    title: 'Envois',
    columns: {
      ...plain(machine, 'id cohort_id gathering_id moment_id for_day kind audience created_at updated_at'),
      created_by_id: pointer,
      reply_to_id: pointer,
      subject: { why: collective, mentions: true },
      letter: { why: collective, mentions: true },
    },
  },
  gathering_recipient: {
    title: 'Envois que vous avez reçus',
    whose: 't.person_id = $1',
    rows: 'kept',
    beside: { 'Rendez-vous': gathering },
    columns: {
      ...plain(machine, 'id cohort_id gathering_id sending_id message_id updated_at'),
      person_id: pointer,
      why: kept('Pourquoi vous', 'ce que l’e-mail vous disait'),
      created_at: kept('Écrit le', 'combien de personnes ont été invitées, sans nom'),
    },
  },
  gathering_half_day: { title: 'Demi-journées', columns: plain(collective, 'id cohort_id gathering_id on_date half created_at updated_at') },
  resource: {
    title: 'Supports',
    columns: { ...plain(collective, 'id cohort_id gathering_id kind title url file_id theme_ids other_gathering_ids shareable created_at updated_at'), summary: { why: collective, mentions: true } },
  },
  resource_theme: { title: 'Thèmes', columns: plain(collective, 'id network_id name position created_at updated_at') },
  shared_page: {
    title: 'Pages de supports à transmettre',
    columns: { ...plain(collective, 'id cohort_id gathering_id token_hash expires_at revoked_at created_at updated_at'), created_by_id: pointer, revoked_by_id: pointer },
  },
  feedback_form: { title: 'Questions après un rendez-vous', columns: plain(collective, 'id cohort_id gathering_id questions created_at updated_at') },
  feedback: {
    title: 'Retours que vous avez signés',
    whose: 't.signed_by_id = $1',
    rows: 'kept',
    beside: { 'Rendez-vous': gathering },
    columns: {
      ...plain('rien ne relie ces mots à quelqu’un qui ne les a pas signés', 'id cohort_id gathering_id mark category created_at updated_at'),
      answers: { ...unsigned('Ce que vous avez écrit') },
      signed_by_id: { ...pointer, erased: 'NULL' },
    },
  },
};
