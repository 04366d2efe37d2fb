import { z } from 'zod';

/** What a column can hold. */
export const ImportField = z
  .enum([
    'givenName', 'familyName', 'fullName', 'email', 'telephone', 'organisation', 'roleTitle',
    'skills', 'territory', 'territoryCode', 'category', 'status', 'startsOn', 'leadOrigin', 'stage', 'reachedOn', 'nextStep',
    'aliases', 'nature', 'siren', 'town', 'website',
  ])
  .meta({ id: 'ImportField' });
export type ImportField = z.infer<typeof ImportField>;

/** A list of people and their teams, of territories to recruit, or of structures. */
export const ImportKind = z.enum(['people', 'leads', 'structures']).meta({ id: 'ImportKind' });
export type ImportKind = z.infer<typeof ImportKind>;

/** The fields of each kind of list. */
export const fieldsOf: Record<ImportKind, readonly ImportField[]> = {
  people: ['givenName', 'familyName', 'fullName', 'email', 'telephone', 'organisation', 'roleTitle', 'skills', 'territory', 'territoryCode', 'category', 'status', 'startsOn'],
  leads: ['territory', 'territoryCode', 'leadOrigin', 'stage', 'reachedOn', 'nextStep'],
  structures: ['organisation', 'aliases', 'nature', 'siren', 'town', 'website', 'givenName', 'familyName', 'fullName', 'roleTitle', 'email', 'telephone'],
};

/** A code of the official list, in a column of its own beside the name: it tells homonyms apart. */
const code = /^(codes? |n |no |numeros? )?(insee|siren|cog|officiel|communes? insee)\b/;

/** How French headings name each field, in the order in which they are tried: « nom de la commune » is a territory before it is a name. */
export const headings: Record<ImportKind, readonly (readonly [ImportField, RegExp])[]> = {
  people: [
    ['territoryCode', code],
    ['email', /\b(e ?mails?|mails?|courriels?|mel|adresse (mail|electronique))\b|@/],
    ['telephone', /\b(tel|tels|telephones?|portables?|mobiles?|gsm|ligne directe)\b/],
    ['startsOn', /\b(depuis|debut|entree|arrivee|a partir du|date)\b/],
    ['territory', /\b(territoires?|communes?|collectivites?|epci|villes?|intercommunalites?|insee|siren|communautes? de communes)\b/],
    ['fullName', /\bprenoms?\b.*\bnoms?\b|\bnoms?\b.*\bprenoms?\b|\b(nom complet|identite|personnes?|participante?s?|interlocuteurs?|membres?|delegue e?s?)\b|^contacts?$|^qui$/],
    ['givenName', /\bprenoms?\b|\bfirst name\b/],
    ['skills', /\b(competences?|savoir faires?|sait faire|savent faire|expertises?|specialites?)\b/],
    ['organisation', /\b(organisations?|organismes?|structures?|employeurs?|entreprises?|etablissements?|societes?|services?|associations?|institutions?|entites?)\b/],
    ['category', /\b(categories?|colleges?|types?( d)? acteurs?|acteurs?|4 fantastiques|profils?|quartet)\b|^types?$/],
    ['roleTitle', /\b(fonctions?|postes?|roles?|mandats?|titres?|qualites?|metiers?|intitules?)\b/],
    ['status', /\b(accords?|statuts?|etats?|confirmations?|confirmee?s?|pressenties?|reponses?|engagements?)\b/],
    ['familyName', /\bnoms?\b|\bpatronymes?\b|\blast name\b/],
  ],
  leads: [
    ['territoryCode', code],
    ['nextStep', /\b(prochaine?s?|suites?|a faire|relances?|actions?|geste)\b/],
    ['leadOrigin', /\b(origines?|sources?|provenances?|propose par|canal)\b/],
    ['stage', /\b(etapes?|stades?|avancements?|statuts?|etats?|situations?|ou en est)\b/],
    ['reachedOn', /\b(dates?|depuis|le|contacte|rencontree? le)\b/],
    ['territory', /\b(territoires?|communes?|collectivites?|epci|villes?|intercommunalites?|insee|siren|noms?)\b/],
  ],
  structures: [
    ['email', /\b(e ?mails?|mails?|courriels?|mel|adresse (mail|electronique))\b|@/],
    ['telephone', /\b(tel|tels|telephones?|portables?|mobiles?|gsm|ligne directe)\b/],
    ['website', /\b(sites?|web|url|www|pages?|internet)\b/],
    ['siren', /\b(siren|siret)\b/],
    ['aliases', /\b(sigles?|acronymes?|alias|autres? noms?|abreviations?|abreges?|noms? courts?|noms? d usage|enseignes?|anciens? noms?)\b/],
    ['roleTitle', /\b(fonctions?|postes?|roles?|mandats?|qualites?|metiers?|intitules?)\b/],
    ['nature', /\b(natures?|types?|categories?|sortes?|statuts?|formes?|familles?)\b/],
    ['givenName', /^(?!.*\bnoms?\b).*\bprenoms?\b/],
    ['fullName', /\b(contacts?|referente?s?|interlocuteurs?|interlocutrices?|responsables?|representante?s?|personnes?|dirigeante?s?|presidente?s?|correspondante?s?|prenoms?)\b/],
    ['town', /\b(communes?|villes?|localites?|sieges?|implantations?|lieux?)\b/],
    ['organisation', /\b(noms?|denominations?|raisons? sociales?|organisations?|organismes?|structures?|employeurs?|entreprises?|etablissements?|societes?|associations?|institutions?|entites?|partenaires?)\b/],
  ],
};
