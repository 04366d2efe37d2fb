import { z } from 'zod';
import './form-rules';

const said = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message;

describe('what a rule of a contract finds wrong', () => {
  it.each([
    [z.string().min(1), '', 'Ce champ est nécessaire.'],
    [z.string(), undefined, 'Ce champ est nécessaire.'],
    [z.string().min(15), 'court', 'Écrivez au moins 15\u00a0caractères.'],
    [z.string().max(3), 'long', 'C’est un peu long\u00a0: 3\u00a0caractères au plus.'],
    [z.email(), 'maya', 'Écrivez une adresse e-mail, par exemple prenom.nom@exemple.fr.'],
    [z.email(), '', 'Ce champ est nécessaire.'],
    [z.iso.date(), '12/03', 'Choisissez une date.'],
    [z.enum(['a', 'b']), 'c', 'Choisissez dans la liste.'],
    [z.array(z.string()).min(1), [], 'Choisissez-en au moins un.'],
    [z.number().max(8), 9, 'Pas plus de 8.'],
    [z.number().min(0), -1, 'Écrivez un nombre positif.'],
    [z.number().multipleOf(0.25), 0.3, 'Comptez au quart de jour près.'],
    [z.number(), 'x', 'Cette valeur ne convient pas ici.'],
  ])('%# is said in a French sentence', (schema, value, sentence) => {
    expect(said(schema, value)).toBe(sentence);
  });
});
