import { ActorCategory, type DelegateStatus } from '../../delegation/delegate.contract';
import { LeadOrigin, StageName } from '../../participations/participation.contract';
import { folded } from '../../../platform/reading/folding';

/** A value read from a cell, or what is wrong with it, in words. */
export type Value<T> = { value: T | null } | { fault: string };

/** What somebody chose from the list itself comes under its own name, which no French word is to be read into. */
const chosen = <T extends string>(among: readonly T[], text: string): T | undefined => among.find((one) => one === text);

const months = ['janv', 'fevr', 'mars', 'avri', 'mai', 'juin', 'juil', 'aout', 'sept', 'octo', 'nove', 'dece'];

/** A day from 21/01/2025, 2025-01-21, « 21 janvier 2025 », « 5 oct. 26 », « octobre 2026 » (its first day) or the number by which Excel counts days. */
export function day(text: string): Value<string> {
  if (!text) return { value: null };
  const parts = /^(?:\D{2,9}\s)?(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})(?:[ T].*)?$/.exec(text);
  if (parts) return asDay(century(Number(parts[3])), Number(parts[2]), Number(parts[1]), text);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T].*)?$/.exec(text);
  if (iso) return asDay(Number(iso[1]), Number(iso[2]), Number(iso[3]), text);
  const words = /^(?:(?:[a-z]+ )?(?:le )?(\d{1,2}) ?(?:er)? )?([a-z]{3,9}) (\d{4}|\d{2})$/.exec(folded(text));
  const month = words ? months.findIndex((start) => (words[2] as string).startsWith(start) || (start.startsWith(words[2] as string) && words[2] !== 'jui')) : -1;
  if (words && month >= 0) return asDay(century(Number(words[3])), month + 1, Number(words[1] ?? 1), text);
  const serial = /^\d{5}(?:[.,]\d+)?$/.test(text) ? Math.floor(Number(text.replace(',', '.'))) : 0;
  if (serial >= 20_000 && serial < 80_000) return { value: new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10) };
  return { fault: `« ${short(text)} » n’est pas une date : écrivez-la comme 21/01/2025.` };
}

const century = (year: number) => (year < 100 ? 2000 + year : year);

function asDay(year: number, month: number, date: number, text: string): Value<string> {
  const made = new Date(Date.UTC(year, month - 1, date));
  const right = made.getUTCMonth() === month - 1 && made.getUTCDate() === date && year >= 1900 && year <= 2100;
  return right ? { value: made.toISOString().slice(0, 10) } : { fault: `« ${short(text)} » n’existe pas au calendrier.` };
}

/** An address, out of « Marie <marie@…> » or « mailto:… » too. */
export function email(text: string): Value<string> {
  if (!text) return { value: null };
  const found = text.replace(/mailto:/gi, ' ').replace(/\s*[([](at|arobase)[)\]]\s*/gi, '@').match(/[^\s<>;,()"[\]]+@[^\s<>;,()"[\]]+/g) ?? [];
  const distinct = [...new Set(found.map((address) => address.toLowerCase().replace(/\.+$/, '')))];
  if (distinct.length > 1) return { fault: 'Il y a deux adresses : gardez celle qui sert.' };
  const [address] = distinct;
  const right = address && address.length <= 254 && /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/.test(address) && !address.includes('..');
  return right ? { value: address } : { fault: `« ${short(text)} » n’est pas une adresse e-mail.` };
}

/** A number as French people write it; the zero that a spreadsheet ate comes back. */
export function telephone(text: string): Value<string> {
  if (!text) return { value: null };
  if (/\d[.,]\d+e\+?\d/i.test(text)) return { fault: 'Le tableur a abîmé ce numéro : écrivez-le en entier.' };
  const numbers = text.split(/\s*(?:\/|;|,| ou )\s*/).filter((part) => part.replace(/\D/g, '').length >= 8);
  if (numbers.length > 1) return { fault: 'Il y a deux numéros : gardez celui qui sert.' };
  const compact = text.replace(/\(0\)/g, '').replace(/[^\d+]/g, '').replace(/^00/, '+');
  const national = /^\+33/.test(compact) ? compact.slice(3).replace(/^0?/, '0') : /^33\d{9}$/.test(compact) ? `0${compact.slice(2)}` : /^[1-9]\d{8}$/.test(compact) ? `0${compact}` : compact;
  if (/^0[1-9]\d{8}$/.test(national)) return { value: national.replace(/(\d\d)(?=\d)/g, '$1 ') };
  if (/^\+[1-9]\d{6,14}$/.test(national) && !national.startsWith('+33')) return { value: national };
  return { fault: `« ${short(text)} » n’est pas un numéro de téléphone complet.` };
}

const categories: readonly (readonly [ActorCategory, RegExp])[] = [
  ['state_agent', /\b(etat|ddtm?|dreal|ddets|sous prefect\w*|sous prefet\w*|prefet\w*|prefect\w*|dgfip|ademe|services? de l etat)\b|^et$/],
  ['elected_official', /\b(elue?s?|mairesse|maire|adjointe?s?|conseill\w+ (municipal\w*|communautaire\w*|departemental\w*|regional\w*|delegue\w*)|vice president\w*|presidente? (de la |du )?(cc|ca|cu|communaute|metropole|departement|region|petr|pnr|syndicat)\w*|senat\w+|depute\w*)\b|^el$/],
  ['resident', /\b(habitante?s?|citoyen\w*|riverain\w*)\b|^ha$/],
  ['local_agent', /\b(agente?s?( territori\w+)?|dgs|dga|dst|technicien\w*|secretaire (de|generale?) \w*|charge\w* de mission|charge\w* de projet|direct\w+ (general\w* )?des services|technique|services? de la collectivite)\b|^ag$/],
  ['socio_economic_actor', /\b(acteurs?( locaux| local)?|actrices?( locales?)?|acteur\w* socio\w*|socio ?(pro|eco)\w*|entreprises?|entrepreneu\w*|associations?|associati\w+|collectifs?|commercant\w*|artisan\w*|agricult\w+|gerant\w*|benevole\w*)\b|^ac$/],
];

/** The kind of actor that words name. */
export function category(text: string): Value<ActorCategory> {
  if (!text) return { value: null };
  const found = chosen(ActorCategory.options, text) ?? categoryIn(text);
  return { value: found ?? null, ...(!found && { fault: `« ${short(text)} » : choisissez parmi Élus, Agents, Acteurs locaux, État, Habitants.` }) } as Value<ActorCategory>;
}

/** The kind of actor that a function (« 2e adjointe », « sous-préfet ») speaks of, if it does. */
export const categoryIn = (text: string): ActorCategory | undefined => categories.find(([, words]) => words.test(folded(text)))?.[0];

/** Whether a function is that of who leads a territory: its mayor, or its president; neither a deputy nor the mayor of one of its communes. */
export function headsExecutive(roleTitle: string, kind: string): boolean {
  const key = folded(roleTitle);
  return kind === 'commune' ? /^(m le |madame la )?(maire|mairesse)( (de|du|d|des) .*)?$/.test(key) : /^presidente?( (de|du|d|des) .*)?$/.test(key);
}

/** Whether a remark says that nobody agreed yet: « à confirmer ! ». */
export const doubtful = (text: string): boolean => /\b(pressenti\w*|a (confirmer|contacter|valider)|en attente|pas encore (d accord|confirmee?))\b/.test(folded(text));

/** In whose stead somebody sits, in the list's own words: « suppléant(e) de Mme Le Goff ». A councillor who is a substitute elsewhere names nobody. */
export const substituteOf = (text: string): string | undefined => /\bsuppleant( e|e)? (?:de |d |du )(?:m |mr |mme |mlle |monsieur |madame )?([a-z].*)$/.exec(folded(text))?.[2];

/** Whether somebody agreed, or is only thought of. */
export function status(text: string): Value<DelegateStatus> {
  const key = folded(text);
  if (!key) return { value: null };
  if (/\b(pressenti\w*|envisage\w*|a (confirmer|contacter|voir)|en attente|peut etre|non|foreseen|en cours)\b|^\?$/.test(key)) return { value: 'foreseen' };
  if (/\b(accord|oui|confirme\w*|ok|valide\w*|engage\w*|acquis|agreed|x)\b/.test(key)) return { value: 'agreed' };
  return { fault: `« ${short(text)} » : écrivez « d’accord » ou « pressenti ».` };
}

const stages: readonly (readonly [StageName, RegExp])[] = [
  ['did_not_follow_up', /pas (donne )?(de )?suite|sans suite|abandon|refus|decline/],
  ['stopped', /arret|stop|quitte/],
  ['completed', /termine|acheve|fini/],
  ['paused', /pause|suspen|attente/],
  ['engaged', /engage|signe|adhe|retenu/],
  ['met', /rencontr|present|rendez vous|rdv|reunion/],
  ['interested', /interess|candidat|chaud/],
  ['approached', /approch|contact|sollicit|prospect|identifi/],
];

export function stage(text: string): Value<StageName> {
  const key = folded(text);
  if (!key) return { value: null };
  const found = chosen(StageName.options, text) ?? stages.find(([, words]) => words.test(key))?.[0];
  return found ? { value: found } : { fault: `« ${short(text)} » : choisissez une étape.` };
}

export function leadOrigin(text: string): Value<LeadOrigin> {
  const key = folded(text);
  if (!key) return { value: null };
  const origin = chosen(LeadOrigin.options, text);
  if (origin) return { value: origin };
  if (/\bappel|candidature|ami\b/.test(key)) return { value: 'open_call' };
  if (/region|occitanie/.test(key)) return { value: 'region_proposal' };
  if (/alli|reseau|partenaire|association/.test(key)) return { value: 'ally_proposal' };
  return { fault: `« ${short(text)} » : choisissez appel ouvert, proposé par la Région, ou par un·e allié·e.` };
}

const civility = /^(m|mr|mme|mlle|monsieur|madame|mademoiselle|dr|docteur|me)\.?\s+/i;
const shouted = (word: string) => word.length > 1 && word === word.toUpperCase() && /\p{Lu}/u.test(word);
/** « BIHAN-Morvan » is of the family as « LE » before it is. */
const loudly = (word: string) => shouted(word) || shouted(word.split('-')[0] as string);

/** « DUPONT Marie », « Marie DUPONT », « Dupont, Marie », « Mme Marie Dupont »: the two parts of a whole name. */
export function splitName(text: string, familyFirst: boolean): { givenName: string; familyName: string } {
  const name = text.replace(civility, '').replace(/\s+/g, ' ').trim();
  const [before, after] = name.split(/\s*,\s*/);
  if (before && after) return { givenName: after, familyName: before };
  const words = name.split(' ');
  if (words.length === 1) return { givenName: '', familyName: name };
  const loud = words.filter(loudly);
  if (loud.length && loud.length < words.length) return { givenName: words.filter((word) => !loudly(word)).join(' '), familyName: loud.join(' ') };
  return familyFirst ? { givenName: words.slice(-1).join(' '), familyName: words.slice(0, -1).join(' ') } : { givenName: words[0] as string, familyName: words.slice(1).join(' ') };
}

/** « DUPONT-MOREL » as it is written in a letter; a name with a small letter in it is its owner's choice. */
export const properName = (name: string) => (shouted(name.replace(/[^\p{L}]/gu, '')) ? name.toLowerCase().replace(/(^|[\s'’-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase()) : name);

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
