import { isSiren, ORGANISATION_WORDS, OrganisationInput, OrganisationKind } from '../../../network/organisations/organisation.contract';
import { folded } from '../../../platform/reading/folding';
import { kindIn } from './organisation-kind';
import type { Value } from './values';

const { aliases: others, town: commune, website: page } = OrganisationInput.shape;

/** The other names of a cell, joined by « ; ». */
export function aliases(text: string): Value<string> {
  const found = [...new Map(text.split(/\s*[;|\n]\s*|,\s+|\s+\/\s+/).map((one) => one.trim()).filter(Boolean).map((one) => [folded(one), one])).values()];
  return others.safeParse(found).success ? { value: found.join('; ') || null } : { fault: '20 autres noms au plus, de 160 signes chacun.' };
}

/** What a structure is, by the words of the directory or those of the trade: « SCIC », « loi 1901 », « EPCI ». */
export function nature(text: string): Value<string> {
  const said = folded(text);
  const found = OrganisationKind.options.find((kind) => kind === text || folded(ORGANISATION_WORDS[kind]) === said) ?? kindIn(text);
  return found ? { value: found } : { fault: `« ${text.slice(0, 40)} » : choisissez ce qu’elle est.` };
}

/** Nine digits, or the fourteen of an office of it; spaces and a figure's decimals fall away. */
export function siren(text: string): Value<string> {
  const digits = text.replace(/[.,]0{1,2}$/, '').replace(/[\s.\u00a0\u202f-]/g, '').replace(/^FR\d\d(?=\d{9}$)/i, '');
  if (!/^(\d{9}|\d{14})$/.test(digits)) return { fault: `« ${text.slice(0, 40)} » : un SIREN a neuf chiffres.` };
  const number = digits.slice(0, 9);
  return isSiren(number) ? { value: number } : { fault: `${number} n’est pas un SIREN : un chiffre y est faux, ou en trop.` };
}

export function town(text: string): Value<string> {
  if (!/\p{L}/u.test(text)) return { fault: 'Écrivez le nom de la commune.' };
  return commune.safeParse(text).success ? { value: text } : { fault: '120 signes au plus.' };
}

/** The address of a site, with or without what stands before « www ». */
export function website(text: string): Value<string> {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[^/]+:\d+(\/|$)/.test(text) ? text : `https://${text}`;
  return page.safeParse(address).success ? { value: address } : { fault: `« ${text.slice(0, 40)} » n’est pas l’adresse d’un site.` };
}
