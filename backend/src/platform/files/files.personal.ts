import { machine, type PersonalTables, plain, pointer } from '../database/personal-data';

/** A file is whatever refers to it: it is shown and erased with that row. Its name may bear a person's. */
export const filesPersonal: PersonalTables = {
  stored_file: {
    title: 'Fichiers',
    columns: {
      ...plain(machine, 'id cohort_id sha256 bytes media_type created_at updated_at'),
      name: { why: 'le nom d’un fichier reste, et ne nomme plus la personne', mentions: true },
      created_by_id: pointer,
    },
  },
};
