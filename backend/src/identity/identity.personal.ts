import { erased, kept, machine, type PersonalTables, plain, pointer, said } from '../platform/database/personal-data';
import { hatLabels } from './hats/hat-labels';

const secret = 'un secret, gardé sous forme d’empreinte, détruit avec la ligne';
const proof = 'une preuve scellée, qui ne porte aucun nom';
const letters = {
  'gathering-supports': 'Supports d’un rendez-vous', 'gathering-missed': 'L’essentiel de ce que vous avez manqué', 'gathering-feedback': 'Demande de retour sur un rendez-vous',
  'gathering-invitation': 'Invitation', 'gathering-series': 'Invitation à plusieurs dates', 'gathering-reminder': 'Rappel', 'gathering-soon': 'Rappel', 'gathering-changed': 'Changement', 'gathering-cancelled': 'Annulation', 'gathering-restored': 'Rétablissement', 'gathering-seat': 'Place libérée', 'gathering-listed': 'Déjà sur la liste', 'gathering-request': 'Demande à venir, à confirmer',
  'gathering-replacement': 'Venir à la place de quelqu’un', 'gathering-welcome': 'Place prête', 'gathering-handed-on': 'Remplacement réglé', 'gathering-declined': 'Réponse à une demande', 'calendar-address': 'Adresse d’agenda', 'news-request': 'Demande de nouvelles', 'effect-request': 'Demande de ce que ça a changé',
  'viewpoint-request': 'Demande d’un mot', 'account-invitation': 'Invitation à ouvrir un compte', 'account-sign-in': 'Lien de connexion', 'account-reset': 'Nouveau mot de passe',
  'own-data-link': 'Lien vers vos données',
  'own-data-asked': 'Votre demande, notée',
  'own-data-withdrawn': 'Votre demande, retirée',
};
const states = { queued: 'en attente', sending: 'en cours d’envoi', sent: 'envoyé', deferred: 'retardé', failed: 'refusé', uncertain: 'à vérifier', held: 'retenu' };
const purposes = {
  find_resources: 'retrouver les supports', give_feedback: 'donner votre retour',
  answer_invitation: 'répondre à une invitation', write_news: 'donner des nouvelles', tell_effect: 'dire ce que ça a changé', write_viewpoint: 'donner votre mot', own_data: 'voir vos données', confirm_request: 'confirmer votre demande à venir',
  sign_in: 'vous connecter', invitation: 'ouvrir un compte', reset: 'choisir un mot de passe',
};
const acts = {
  create: 'créé', update: 'changé', delete: 'supprimé', read: 'ouvert', erase: 'effacé', answer: 'répondu', send: 'envoyé', withdraw: 'retiré', confirm: 'confirmé', ask: 'demandé',
  insert: 'créé', 'signed in by link': 'entrée par un lien', 'signed in by password': 'entrée par mot de passe', 'signed in by organisation': 'entrée par le compte de l’organisation', 'joined their organisation': 'compte de l’organisation relié', invite: 'invité', end: 'terminé', agree: 'donné son accord', tick: 'pointé',
};
const scope = {
  Parcours: '(SELECT c.name FROM cohort c WHERE c.id = t.cohort_id)',
  Territoire: '(SELECT w.name FROM participation v JOIN territory w ON w.id = v.territory_id WHERE v.id = t.participation_id)',
};

/** Ways in, roles, letters, and what the journal and the history keep of somebody. */
export const identityPersonal: PersonalTables = {
  account: {
    title: 'Votre compte',
    whose: 't.person_id = $1',
    rows: 'deleted',
    columns: {
      ...plain(machine, 'person_id network_id totp_last_step updated_at'),
      ...plain(secret, 'password_hash totp_secret'),
      totp_enrolled_at: erased('Double vérification depuis'),
      closed_at: erased('Fermé le'),
      created_at: erased('Ouvert le'),
    },
  },
  recovery_code: { title: 'Codes de secours', whose: 't.person_id = $1', rows: 'deleted', columns: { ...plain(secret, 'id person_id code_hash created_at updated_at'), used_at: erased('Utilisé le') } },
  sign_in: {
    title: 'Appareils connectés',
    whose: 't.person_id = $1',
    rows: 'deleted',
    columns: {
      ...plain(secret, 'id person_id token_hash idle_limit expires_at second_factor_at updated_at'),
      device: erased('Appareil'),
      last_seen_at: erased('Vu le'),
      ended_at: erased('Déconnecté le'),
      created_at: erased('Connecté le'),
    },
  },
  oidc_identity: {
    title: 'Compte de votre organisation',
    whose: 't.person_id = $1',
    rows: 'deleted',
    columns: { ...plain(secret, 'id person_id subject updated_at'), issuer: erased('Fournisseur'), created_at: erased('Relié le') },
  },
  oidc_session: { title: 'Sessions de votre organisation', whose: 't.person_id = $1', rows: 'deleted', columns: plain(secret, 'id person_id id_token created_at updated_at') },
  oidc_attempt: { title: 'Connexions en cours', columns: { ...plain('un secret, oublié en quelques minutes', 'id state_hash browser_hash secrets used_at proven expires_at created_at updated_at'), joins_id: pointer } },
  account_link: {
    title: 'Liens de connexion',
    whose: 't.person_id = $1',
    rows: 'deleted',
    columns: { ...plain(secret, 'id person_id token_hash updated_at'), purpose: erased('Pour', `'own_data'`, said('purpose', purposes)), expires_at: erased('Jusqu’au'), used_at: erased('Utilisé le'), created_at: erased('Envoyé le') },
  },
  personal_link: {
    title: 'Liens personnels reçus par e-mail',
    whose: 't.person_id = $1',
    rows: 'deleted',
    beside: scope,
    columns: {
      ...plain(secret, 'id cohort_id participation_id person_id record_ids token_hash updated_at'),
      created_by_id: pointer,
      purpose: erased('Pour', `'own_data'`, said('purpose', purposes)),
      expires_at: erased('Jusqu’au'),
      revoked_at: erased('Révoqué le'),
      created_at: erased('Ouvert le'),
    },
  },
  hat: {
    title: 'Vos rôles',
    whose: 't.person_id = $1',
    rows: 'kept',
    beside: scope,
    columns: {
      ...plain(machine, 'id network_id cohort_id participation_id diagnostic_id created_at updated_at'),
      person_id: pointer,
      granted_by_id: pointer,
      confirmed_by_id: pointer,
      hat: kept('Rôle', 'qui avait accès, sans nom : une preuve pour celles et ceux qui se sont confiés', said('hat', hatLabels)),
      starts_on: kept('Depuis le', 'de même'),
      ends_on: kept('Jusqu’au', 'de même'),
      withdrawn_at: erased('Retiré le', 'coalesce(t.withdrawn_at, now())'),
    },
  },
  outbox_message: {
    title: 'E-mails que nous vous avons envoyés',
    whose: 't.recipient_id = $1',
    rows: 'kept',
    beside: { Parcours: scope.Parcours },
    columns: {
      ...plain(machine, 'id cohort_id sensitivity attempts not_before updated_at link_id kind withheld takes taken_at text_begun_at words pictures batch_id held_at'),
      held_by_id: pointer,
      recipient_id: pointer,
      reply_to_id: pointer,
      created_by_id: pointer,
      template: kept('E-mail', 'combien d’e-mails sont partis, sans destinataire', said('template', letters)),
      recipient_kind: { ...erased('Destinataire', `'personne effacée'`), mentions: true },
      data: { ...erased('Ce qu’il disait', `'{}'`), mentions: true },
      calendar: { ...erased('Ce qu’il mettait dans l’agenda'), mentions: true },
      state: erased('État', `CASE WHEN t.state IN ('queued', 'deferred', 'held') THEN 'failed' ELSE t.state END`, said('state', states)),
      answer: erased('Réponse du serveur'),
      sent_at: kept('Envoyé le', 'de même'),
      created_at: kept('Écrit le', 'de même'),
    },
  },
  mail_refusal: {
    title: 'E-mails que vous ne voulez plus recevoir',
    whose: 't.person_id = $1',
    rows: 'deleted',
    columns: {
      ...plain(machine, 'id network_id person_id updated_at'),
      entered_by_id: pointer,
      kind: erased('Lesquels', `'invitation'`, said('kind', { invitation: 'invitations et rappels', newsletter: 'infolettre', request: 'demandes de nouvelles, de retours et de disponibilités', resource: 'supports et comptes rendus' })),
      created_at: erased('Depuis le'),
    },
  },
  mail_text: {
    title: 'Textes des e-mails',
    columns: {
      ...plain(machine, 'id network_id cohort_id template version created_at updated_at'),
      updated_by_id: pointer,
      ...plain('les mots d’un e-mail, écrits pour tout le monde', 'subject greeting body signature'),
    },
  },
  mail_flow: { title: 'Rythme d’envoi', columns: plain(machine, 'network_id paused_until pauses reason') },
  audit_entry: {
    title: 'Journal : ce que vous avez fait, ou que l’on a fait pour vous',
    whose: 't.person_id = $1 OR t.for_person_id = $1',
    rows: 'kept',
    columns: {
      ...plain(proof, 'id network_id person_id for_person_id token_id record_id cohort_id block_id'),
      at: kept('Quand', proof),
      via: kept('Par', proof),
      act: kept('Quoi', proof, said('act', acts)),
      object: kept('Sur', proof),
    },
  },
  audit_block: { title: 'Sceaux du journal', columns: plain(machine, 'id entries previous_hash hash sealed_at') },
  record_change: {
    title: 'Ce qui a changé dans votre fiche',
    whose: 't.record_id = $1 OR t.record_id IN (SELECT m.id FROM merged_record m WHERE m.into_person_id = $1)',
    rows: 'kept',
    beside: { 'Changé par': `(SELECT p.given_name || ' ' || p.family_name FROM person p WHERE p.id = t.person_id)` },
    columns: {
      ...plain(machine, 'id table_name record_id object scopes batch_id'),
      person_id: pointer,
      for_person_id: pointer,
      act: kept('Quoi', 'qu’un changement a eu lieu, sans ce qu’il disait', said('act', acts)),
      at: kept('Quand', 'de même'),
      // Scrubbed with every table's own columns by `access.erase_person`, wherever the change lies.
      before: { ...erased('Avant', 't.before'), mentions: true },
      after: { ...erased('Après', 't.after'), mentions: true },
    },
  },
  data_request: {
    title: 'Vos demandes',
    whose: 't.person_id = $1',
    rows: 'kept',
    columns: {
      ...plain(machine, 'id network_id updated_at'),
      person_id: pointer,
      answered_by_id: pointer,
      kind: kept('Demande', 'qu’une demande a été faite et suivie, sans nom', said('kind', { erasure: 'être effacé·e', correction: 'corriger' })),
      words: erased('Vos mots'),
      outcome: kept('Suite', 'de même', said('outcome', { done: 'fait', refused: 'refusé' })),
      answer: erased('Réponse', `CASE WHEN t.outcome = 'refused' THEN 'réponse effacée' END`),
      answered_at: kept('Répondu le', 'de même'),
      withdrawn_at: kept('Retiré le', 'de même'),
      created_at: kept('Demandé le', 'de même'),
    },
  },
  idempotency_key: {
    title: 'Envois répétés',
    whose: 't.person_id = $1',
    rows: 'deleted',
    columns: plain('oublié chaque jour', 'person_id route key body_hash status record_id created_at'),
  },
  job_token: { title: 'Travaux', columns: plain(machine, 'id purpose record_ids token_hash expires_at created_at updated_at') },
  rate_counter: { title: 'Compteurs', columns: plain('des empreintes, oubliées chaque jour', 'key window_start count') },
  migrations: { title: 'Versions', columns: plain(machine, 'id timestamp name') },
};
