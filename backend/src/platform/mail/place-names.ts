const feminine = /^(?:CC|CA|CU|communauté|métropole|eurométropole|ville|région|collectivité)\s/iu;
const masculine = /^(?:PETR|PNR|SIVOM|SIVU|parc|pays|pôle|département|syndicat|parcours)\s/iu;
const elided = /^(?:EPCI|EPT|agglomération|établissement|union)\s/iu;
const vowel = /^(?:[aeiouàâäéèêëîïôöùûüœæ]|y(?=[^aeiouéè]))/iu;

/** « la CC du Frontonnais », « le PETR du Pays d’Ancenis »; a name that stands by itself stays as it is. */
export function namedPlace(name: string): string {
  if (feminine.test(name)) return `la ${name}`;
  if (masculine.test(name)) return `le ${name}`;
  return elided.test(name) ? `l’${name}` : name;
}

/** « du Vigan », « d’Alès », « de la CC du Frontonnais », « des Mages ». */
export function ofPlace(name: string): string {
  const place = namedPlace(name);
  if (/^le\s/iu.test(place)) return `du ${place.slice(3)}`;
  if (/^les\s/iu.test(place)) return `des ${place.slice(4)}`;
  return vowel.test(place) ? `d’${place}` : `de ${place}`;
}

/** « au Vigan », « à Alès », « à la CC du Frontonnais », « aux Mages ». */
export function atPlace(name: string): string {
  const place = namedPlace(name);
  if (/^le\s/iu.test(place)) return `au ${place.slice(3)}`;
  return /^les\s/iu.test(place) ? `aux ${place.slice(4)}` : `à ${place}`;
}
