import { atPlace, ofPlace } from '../../platform/mail/place-names';
import type { SeatCategory } from './seat-offer.contract';

/** What a letter knows of the territory it speaks for. */
export interface SeatPlace {
  territoryName: string;
  departmentName: string | null;
  /** Its arrondissement, where the official list knows it, and whether the prefect or a sub-prefect sits there. */
  arrondissement: string | null;
  stateOffice: 'prefecture' | 'subprefecture' | null;
  cohortName: string;
  theme: string;
  sender: string;
}

const inDepartment = ({ departmentName }: SeatPlace) => (departmentName ? ` (${departmentName})` : '');

function stateOffice({ arrondissement, stateOffice: office }: SeatPlace): string {
  if (!arrondissement) return 'la sous-préfecture de l’arrondissement';
  return office === 'prefecture' ? `la préfecture, ${atPlace(arrondissement)}` : `la sous-préfecture ${ofPlace(arrondissement)}`;
}

/** To whom one turns for each seat, in the territory's own terms. */
export const turnTo: Record<SeatCategory, (place: SeatPlace) => string> = {
  state_agent: (place) => `${stateOffice(place)}${inDepartment(place)}, ou la direction départementale des territoires`,
  socio_economic_actor: () => 'le club d’entreprises de l’intercommunalité, sa présidente ou son président ; une association très présente',
  local_agent: ({ territoryName }) => `la direction générale des services de ${territoryName}, ou la secrétaire de mairie`,
  elected_official: ({ territoryName }) => `le maire ou la présidente de ${territoryName}, pour désigner une personne du conseil`,
};

const who: Record<SeatCategory, string> = {
  state_agent: 'une personne des services de l’État',
  socio_economic_actor: 'une personne d’entreprise ou d’association',
  local_agent: 'une personne des services',
  elected_official: 'une personne élue',
};

const why: Record<SeatCategory, string> = {
  state_agent: 'Sa place y est précieuse : elle sait ce que l’État peut autoriser, aider ou débloquer, et entend tôt ce que le territoire prépare.',
  socio_economic_actor: 'Sa place y est précieuse : les changements se feront avec celles et ceux qui travaillent ici, ou ne se feront pas.',
  local_agent: 'Sa place y est précieuse : c’est elle qui sait comment les choses se font, et qui les fera durer.',
  elected_official: 'Sa place y est précieuse : ce que l’équipe comprend doit pouvoir se décider.',
};

/** A letter ready to read and change: why, how much time, what next. One page of plain words. */
export function draftOf(category: SeatCategory, place: SeatPlace): { subject: string; body: string } {
  const { territoryName, cohortName, theme, sender } = place;
  const about = theme ? `, sur le thème « ${theme} »` : '';
  return {
    subject: `${territoryName} : une place pour ${who[category]}`,
    body: [
      'Madame, Monsieur,',
      `${territoryName} suit avec d’autres territoires « ${cohortName} ». Une petite équipe s’y est formée${about} : des élu·es, des agent·es, des acteurs locaux et des services de l’État, qui cherchent ensemble ce qui aide et ce qui freine.`,
      `Il y manque ${who[category]}. ${why[category]}`,
      'Concrètement : quelques journées en commun, des visioconférences de deux heures, et le temps que le territoire y consacre entre-temps. Ni avis à rendre, ni engagement à signer.',
      'Pourriez-vous désigner quelqu’un, ou m’indiquer à qui m’adresser ? Je peux vous appeler quand cela vous arrange : il suffit de répondre à ce message.',
      `Bien à vous,\n${sender}`,
    ].join('\n\n'),
  };
}
