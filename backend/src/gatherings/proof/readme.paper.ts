import type { PaperDocument } from '../../platform/paper/document';
import { duration } from './lengths';
import type { PackHead } from './pack.manifest';
import { dayInFrench, localDay, peopleInFrench } from './words';

/** One page for whoever receives a pack: what it is, what is not in it, and how to see that nobody changed it since. */
export function readmePaper({ agreement, from, to, networkName, timeZone, version, sealedAt, summary, changes }: PackHead, address: string): PaperDocument {
  return {
    title: `Lire et vérifier ce dossier, ${agreement.reference}`,
    author: networkName,
    at: sealedAt,
    head: { left: networkName, right: agreement.cohortName },
    foot: `${agreement.organisation.name}, ${agreement.reference}, version ${version}`,
    blocks: [
      { kind: 'title', text: 'Lire et vérifier ce dossier' },
      { kind: 'text', look: 'lead', text: `${agreement.organisation.name}, ${agreement.reference}` },
      {
        kind: 'facts',
        facts: [
          ['Période', `du ${dayInFrench(from)} au ${dayInFrench(to)}`],
          ['Version', `${version}, scellée le ${dayInFrench(localDay(sealedAt, timeZone))}`],
          ['Contenu', `${summary.gatherings} rendez-vous, ${peopleInFrench(summary.people)}, ${duration(summary.minutes)} de présence`],
          ...(summary.missing.length ? [['Attendu et absent', `${summary.missing.length === 1 ? '1\u00A0pièce, nommée' : `${summary.missing.length}\u00A0pièces, nommées`} dans MANIFESTE.txt et à la fin des totaux`] as const] : []),
        ],
      },
      { kind: 'title', level: 2, text: 'Ce que vous avez reçu' },
      {
        kind: 'list',
        items: [
          'Le dossier «\u00A000-totaux\u00A0»\u00A0: personnes, demi-journées et heures, par rendez-vous, par territoire et par catégorie, puis personne par personne.',
          'Un dossier par rendez-vous, dans l’ordre des dates, avec les pièces que demande la convention. Son numéro est repris dans les totaux.',
          'Les feuilles d’émargement et les totaux portent le nom de qui les certifie, et la place de sa signature.',
          'MANIFESTE.txt\u00A0: la liste de tous les fichiers, chacun avec son empreinte. Une empreinte change dès qu’un seul signe du fichier change.',
        ],
      },
      ...(changes.length ? [{ kind: 'text', text: `Cette version remplace la version ${version - 1}, qui reste vérifiable. Ce qui change est écrit en tête de MANIFESTE.txt.` } as const] : []),
      { kind: 'title', level: 2, text: 'Vérifier que rien n’a changé' },
      { kind: 'text', look: 'strong', text: 'Le plus simple, sans compte ni logiciel' },
      {
        kind: 'list',
        items: [
          `Ouvrez ${address} et déposez-y le fichier .zip tel que vous l’avez reçu.`,
          'La page répond\u00A0: authentique, modifié (et elle nomme les fichiers qui diffèrent) ou inconnu. Elle dit aussi si une version plus récente existe.',
          'Le dossier ne quitte pas votre ordinateur\u00A0: seules ses empreintes sont comparées.',
        ],
      },
      { kind: 'text', look: 'strong', text: 'Sans passer par cette adresse' },
      {
        kind: 'list',
        items: [
          'Demandez à l’équipe du parcours l’empreinte du fichier .zip\u00A0: elle la lit à côté de cette version.',
          'Windows\u00A0: dans PowerShell, Get-FileHash suivi du nom du fichier. Mac\u00A0: dans le Terminal, shasum -a 256 suivi du nom du fichier. Linux\u00A0: sha256sum. Les 64 signes doivent être les mêmes.',
          'Pour vérifier chaque fichier du dossier décompressé, Linux\u00A0: sha256sum -c MANIFESTE.txt\u00A0; Mac\u00A0: shasum -a 256 -c MANIFESTE.txt.',
        ],
      },
      { kind: 'text', look: 'small', text: 'Ce dossier ne contient ni adresse électronique, ni téléphone, ni réponse personnelle, ni rien des diagnostics.' },
    ],
  };
}
