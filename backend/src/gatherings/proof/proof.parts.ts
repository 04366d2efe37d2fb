import { AgreementController } from './agreement.controller';
import { AgreementService } from './agreement.service';
import { CertificateSignatory } from './certificate-signatory.entity';
import { CertificatesController } from './certificates.controller';
import { CertificatesQuery } from './certificates.query';
import { CertificatesService } from './certificates.service';
import { ChecklistQuery } from './checklist.query';
import { FundingAgreement } from './funding-agreement.entity';
import { RecordsQuery } from './records.query';
import { SheetService } from './sheet.service';

/** What proof brings to the gatherings' module. */
export const proofEntities = [FundingAgreement, CertificateSignatory];
export const proofControllers = [AgreementController, CertificatesController];
export const proofProviders = [AgreementService, CertificatesQuery, CertificatesService, ChecklistQuery, RecordsQuery, SheetService];
