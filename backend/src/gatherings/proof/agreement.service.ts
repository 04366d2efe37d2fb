import { Injectable } from '@nestjs/common';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { stale } from '../../platform/http/version';
import type { AgreementInput, SignatoryInput } from './agreement.contract';
import { CertificateSignatory } from './certificate-signatory.entity';
import { FundingAgreement } from './funding-agreement.entity';

/** Agreements with funders, and whose name stands on a cohort's certificates. */
@Injectable()
export class AgreementService {
  async add(work: Work, cohortId: string, input: AgreementInput): Promise<{ id: string }> {
    await this.known(work, input.organisationId);
    const { identifiers } = await work.manager.insert(FundingAgreement, { ...columns(input), cohortId });
    const id = identifiers[0]?.['id'] as string;
    await work.audit('create', 'funding_agreement', id, cohortId);
    return { id };
  }

  async change(work: Work, id: string, version: number, input: AgreementInput): Promise<void> {
    await this.known(work, input.organisationId);
    const current = await work.row<{ version: number; cohortId: string }>('SELECT version, cohort_id AS "cohortId" FROM funding_agreement WHERE id = $1 FOR UPDATE', [id]);
    if (!current) throw notFound();
    if (current.version !== version) throw stale(current);
    await work.manager.update(FundingAgreement, { id }, { ...columns(input), version: version + 1 });
    await work.audit('update', 'funding_agreement', id, current.cohortId);
  }

  /** An agreement that a pack was sealed for stays: what was given to a funder can always be found again. */
  async remove(work: Work, id: string): Promise<void> {
    const row = await work.row<{ cohortId: string }>('DELETE FROM funding_agreement WHERE id = $1 RETURNING cohort_id AS "cohortId"', [id]);
    if (!row) throw notFound();
    await work.audit('delete', 'funding_agreement', id, row.cohortId);
  }

  async sign(work: Work, cohortId: string, input: SignatoryInput): Promise<void> {
    const { affected } = await work.manager.update(CertificateSignatory, { cohortId }, { ...input });
    if (!affected) await work.manager.insert(CertificateSignatory, { ...input, cohortId });
    await work.audit('update', 'certificate_signatory', cohortId, cohortId);
  }

  private async known(work: Work, organisationId: string): Promise<void> {
    if (await work.row('SELECT 1 FROM organisation WHERE id = $1', [organisationId])) return;
    throw problem(422, 'unknown-organisation', 'Cette structure n’est pas dans l’annuaire.', { errors: [{ pointer: '/organisationId', detail: 'Choisissez une structure de l’annuaire.' }] });
  }
}

const columns = ({ hoursAsked, fundedShare, ...input }: AgreementInput) => ({
  ...input,
  pieces: [...new Set(input.pieces)],
  hoursAsked: hoursAsked === null ? null : String(hoursAsked),
  fundedShare: fundedShare === null ? null : String(fundedShare),
});
