import { folded } from '../../platform/reading/folding';

const sorted = (name: string) => folded(name).split(' ').filter(Boolean).sort().join(' ');

/** Words that say a device, a room or a state rather than somebody. */
const nobody = /\b(iphone|ipad|android|samsung|galaxy|huawei|xiaomi|redmi|pixel|macbook|imac|windows|desktop|pc|portable|tablette|telephone|phone|user|utilisateur|utilisatrice|invite|invitee|guest|anonyme|anonymous|participant|participante|zoom|teams|salle|room|visio|host|hote|admin|accueil|mairie|bureau)\b/;

/** The name as it is remembered, whatever the case, the accents and the order of its parts. */
export const aliasOf = (shown: string): string => sorted(shown);

/**
 * The names that a shown name may hold: « Nadia S. (Nadia Serres) » (the original name of Zoom), « Nadia Serres # Canohès »,
 * « Nadia Serres | agente », « SERRES Nadia (EXT) ».
 */
export function namesIn(shown: string): string[] {
  const inside = [...shown.matchAll(/\(([^()]*)\)/g)].map(([, text]) => text as string);
  const outside = shown.replace(/\([^()]*\)/g, ' ');
  const pieces = [shown, outside, ...inside].flatMap((text) => [text, ...text.split(/\s*[#|/@]\s*|\s+[-–—]\s+|\s*,\s+(?=\S+\s+\S)/)]);
  return [...new Set(pieces.map(sorted))].filter((key) => key.includes(' '));
}

/** Whether a shown name says somebody in particular; « iPhone » or « Invité » means somebody else at each meeting, and is not remembered. */
export function namesSomebody(shown: string): boolean {
  const key = folded(shown);
  return key.replace(/[^a-z]/g, '').length > 2 && key.replace(new RegExp(nobody, 'g'), ' ').replace(/\b(de|du|des|la|le|l|d|s|my|mon|ma|\w*\d\w*)\b/g, ' ').trim().length > 2;
}
