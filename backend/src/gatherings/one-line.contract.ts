import { z } from 'zod';

/** Words that stand on one line, in a list, in an e-mail's subject and in a spreadsheet, where they are no formula. */
export const oneLine = (least: number, most: number) =>
  z
    .string()
    .trim()
    .min(least)
    .max(most)
    .refine((words) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(words), 'Écrivez sur une seule ligne.')
    .refine((words) => !/^(=|@|[+-].*[(|!])/.test(words), 'Commencez par un mot : un tableur lirait une formule.');

/** Somebody's name, which goes into an e-mail to an address that its reader did not type: nothing that a mail program turns into a link. */
export const personName = (least: number, most: number) =>
  oneLine(least, most)
    .refine((words) => !/[/@<>\\]|www\./i.test(words), 'Écrivez un nom, sans adresse.')
    .refine((words) => !/\p{L}\.\p{L}{2,}/u.test(words), 'Mettez une espace après le point : un nom n’est pas une adresse.');
