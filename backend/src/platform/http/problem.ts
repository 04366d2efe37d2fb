import { HttpException } from '@nestjs/common';
import { z } from 'zod';

/** One field in fault: a JSON pointer into the body, or the name of a parameter, and what to do about it. */
export const FieldFault = z.object({ pointer: z.string(), detail: z.string() }).meta({ id: 'FieldFault' });
export type FieldFault = z.infer<typeof FieldFault>;

/** RFC 9457: `title` and `detail` are French, for people; `code` is stable, for machines. */
export const ProblemView = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(FieldFault).optional(),
    current: z.unknown().optional(),
  })
  .meta({ id: 'Problem' });
export type ProblemView = z.infer<typeof ProblemView>;

const titles: Record<number, string> = {
  400: 'Saisie à corriger',
  401: 'Connexion nécessaire',
  403: 'Action réservée',
  404: 'Introuvable',
  405: 'Action impossible ici',
  409: 'Action en conflit',
  410: 'Lien expiré',
  412: 'Texte modifié entre-temps',
  413: 'Envoi trop lourd',
  415: 'Format non accepté',
  416: 'Partie introuvable',
  422: 'Saisie refusée',
  428: 'Version à préciser',
  429: 'Trop de tentatives',
  503: 'Service indisponible',
};

/** An error to be shown as it is. */
export class Problem extends HttpException {
  constructor(readonly view: ProblemView) {
    super(view, view.status);
  }
}

/** `extra` may name the fields in fault, or give the current version of a text. */
export const problem = (status: number, code: string, detail: string, extra: Pick<ProblemView, 'errors' | 'current'> = {}) =>
  new Problem({ type: 'about:blank', title: titles[status] ?? 'Erreur', status, detail, code, ...extra });

/** What the caller may not see does not exist. */
export const notFound = () => problem(404, 'not-found', 'Cette page n’existe pas, ou elle ne vous est pas ouverte.');
