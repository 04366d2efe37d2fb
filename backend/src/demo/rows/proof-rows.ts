import { french } from '../french';
import type { CohortCopy } from './cohort-copy';
import { organisationId } from './network-rows';
import type { RowBook } from './row-book';

/** The agreement with the Region, and whose name stands on the certificates. */
export function proofRows(book: RowBook, copy: CohortCopy): void {
  const cohort_id = copy.id('cohort');
  book.add('funding_agreement', {
    id: copy.id('agreement', 'region'),
    cohort_id,
    organisation_id: organisationId(french('Région Occitanie')),
    reference: copy.isOriginal ? 'Convention d’essai 2024-017' : `Convention d’essai ${copy.number}`,
    starts_on: copy.on('2024-05-01'),
    ends_on: copy.on('2025-01-31'),
    pieces: ['sheet', 'scan', 'programme', 'supports', 'certificates', 'hours'],
    hours_asked: 900,
    funded_share: 60,
  });
  book.add('certificate_signatory', { id: copy.id('signatory'), cohort_id, name: copy.isOriginal ? 'Solène Marchetti' : 'La responsable du parcours', role_title: copy.isOriginal ? 'responsable du parcours' : null, place: 'Toulouse' });
}
