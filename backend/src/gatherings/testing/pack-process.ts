import 'reflect-metadata';
import '../../platform/database/database.module';
import { DataSource } from 'typeorm';
import { Keyring } from '../../platform/crypto/keyring';
import { Database } from '../../platform/database/database';
import { FileStore } from '../../platform/files/file-store';
import { Files } from '../../platform/files/files.service';
import { Paper } from '../../platform/paper/paper';
import { CertificatesQuery } from '../proof/certificates.query';
import { CertificatesService } from '../proof/certificates.service';
import { ChecklistQuery } from '../proof/checklist.query';
import { PackGroundQuery } from '../proof/pack.ground.query';
import { PackMaker } from '../proof/pack.maker';
import { proofRights } from '../proof/proof.rights';
import { RecordsQuery } from '../proof/records.query';

/** The maker of packs in a process of its own, for a spec that kills it: makes what is due, and no more of the application than that takes. */
const [url, directory, secret] = [process.env['DATABASE_URL'], process.env['CORDEE_DATA_DIR'], process.env['CORDEE_SECRET']].map(String) as [string, string, string];
const config = { PUBLIC_URL: 'http://127.0.0.1:3000', CORDEE_SECRET: secret, CORDEE_DATA_DIR: directory, DATABASE_URL: url };
const told = { error: (...words: unknown[]) => void process.stderr.write(`${JSON.stringify(words)}\n`) };

async function makeDue(): Promise<void> {
  const source = await new DataSource({ type: 'postgres', url }).initialize();
  const [keyring, paper, files] = [new Keyring(config), new Paper(), new Files(new FileStore(config))];
  const ground = new PackGroundQuery(new RecordsQuery(), new ChecklistQuery());
  const certificates = new CertificatesService(new CertificatesQuery(), paper, keyring, config);
  await new PackMaker(new Database(source, proofRights, config), keyring, ground, files, paper, certificates, config, told as never, { add: () => undefined } as never).makeDue();
}

void makeDue();
