import { kept, machine, type PersonalTables, plain, pointer, said, unsigned } from '../../platform/database/personal-data';

const collective = 'le texte d’un numéro, écrit à plusieurs';

/** Where somebody is quoted, and what they answered. A number that was sent stays, without the names of whoever asked to be erased. */
export const newsletterPersonal: PersonalTables = {
  newsletter: {
    title: 'Numéros de l’infolettre',
    columns: { ...plain(machine, 'id cohort_id number version created_at updated_at'), ...plain(collective, 'from_on to_on sent_at'), title: { why: collective, mentions: true }, created_by_id: pointer },
  },
  newsletter_section: { title: 'Rubriques de l’infolettre', columns: { ...plain(machine, 'id cohort_id newsletter_id kind position version created_at updated_at'), heading: { why: collective, mentions: true } } },
  newsletter_item: {
    title: 'Ce que l’infolettre cite de vous',
    whose: 't.quoted_person_id = $1',
    rows: 'deleted',
    columns: {
      ...plain(machine, 'id cohort_id newsletter_id section_id position source_table source_id version created_at updated_at quoted_person_id'),
      title: { label: 'Titre', why: collective, mentions: true },
      body: unsigned('Texte'),
      url: kept('Adresse', collective),
      signature: { label: 'Sous le nom de', erased: 'NULL', mentions: true },
    },
  },
  newsletter_picture: {
    title: 'Images de l’infolettre',
    columns: {
      ...plain(machine, 'id cohort_id newsletter_id item_id file_id width height version created_at updated_at'),
      alt: { why: collective, mentions: true },
      caption: { why: collective, mentions: true },
    },
  },
  quote_rereading: {
    title: 'Citations que vous avez relues',
    whose: 't.person_id = $1',
    rows: 'deleted',
    columns: {
      ...plain(machine, 'id cohort_id item_id item_version replaced_at created_at updated_at person_id shown_picture'),
      asked_by_id: pointer,
      newsletter: kept('Numéro', 'part avec la citation'),
      heading: kept('Rubrique', 'de même'),
      shown_title: unsigned('Titre'),
      shown: unsigned('Texte'),
      signature: unsigned('Sous le nom de'),
      state: kept('Votre réponse', 'de même', said('state', { asked: 'demandé', agreed: 'd’accord', refused: 'refusé' })),
      changed: kept('Avec vos mots', 'de même'),
      word: unsigned('Votre mot'),
      asked_at: kept('Demandé le', 'de même'),
      answered_at: kept('Répondu le', 'de même'),
    },
  },
  newsletter_issue: {
    title: 'Numéros envoyés',
    columns: {
      ...plain(machine, 'id cohort_id newsletter_id number recipients sent_at public_at created_at updated_at'),
      title: { why: collective, mentions: true },
      content: { why: 'un numéro parti, sans les noms effacés', mentions: true },
      audience: { why: 'la règle suivie ; les personnes ajoutées n’y sont que des renvois' },
      sent_by_id: pointer,
      public_by_id: pointer,
    },
  },
};
