import { AgreementController } from './agreement.controller';
import { AgreementService } from './agreement.service';
import { CertificateSignatory } from './certificate-signatory.entity';
import { CertificatesController } from './certificates.controller';
import { CertificatesQuery } from './certificates.query';
import { CertificatesService } from './certificates.service';
import { ChecklistQuery } from './checklist.query';
import { FundingAgreement } from './funding-agreement.entity';
import { PackController } from './pack.controller';
import { PackGroundQuery } from './pack.ground.query';
import { PackMaker } from './pack.maker';
import { PackPreviewQuery } from './pack.preview.query';
import { PackQuery } from './pack.query';
import { PackService } from './pack.service';
import { ProofPack } from './proof-pack.entity';
import { RecordsQuery } from './records.query';
import { SheetService } from './sheet.service';

/** What proof brings to the gatherings' module. */
export const proofEntities = [FundingAgreement, CertificateSignatory, ProofPack];
export const proofControllers = [AgreementController, CertificatesController, PackController];
export const proofProviders = [AgreementService, CertificatesQuery, CertificatesService, ChecklistQuery, PackGroundQuery, PackMaker, PackPreviewQuery, PackQuery, PackService, RecordsQuery, SheetService];
