import { Inject, Injectable } from '@nestjs/common';
import type { Config } from '../../platform/config/config';
import { CONFIG } from '../../platform/config/config.module';
import { Keyring } from '../../platform/crypto/keyring';
import type { Work } from '../../platform/database/work';
import { problem } from '../../platform/http/problem';
import { Paper } from '../../platform/paper/paper';
import type { MadePaper } from '../../platform/paper/sends-paper';
import { byPerson, type CertificateMark, certificatePaper, keyOf, statement } from './certificate.paper';
import { type CertificateLine, type CertificatesAsked, CertificatesQuery } from './certificates.query';
import { slug } from './words';
import { zipOf } from './zip';

/** Certificates of presence, drawn when they are asked for: nothing of them is stored, and each bears a mark that anybody can have checked. */
@Injectable()
export class CertificatesService {
  constructor(
    private readonly query: CertificatesQuery,
    private readonly paper: Paper,
    private readonly keyring: Keyring,
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
  ) {}

  /** All of them in one PDF, a page or more each; or in a ZIP, a file each. */
  async make(work: Work, asked: CertificatesAsked, name: string, format: 'pdf' | 'zip'): Promise<MadePaper> {
    const lines = await this.query.lines(work, asked);
    if (lines.length === 0) throw problem(409, 'nothing-to-certify', 'Aucune présence n’est notée\u00A0: il n’y a pas encore d’attestation à donner.');
    const people = byPerson(lines);
    await work.audit('certify', asked.registrationIds ? 'registration' : asked.gatheringIds ? 'gathering' : 'cohort', (asked.registrationIds ?? asked.gatheringIds ?? asked.cohortIds ?? [work.personId])[0] as string, lines[0]?.cohortId ?? null);
    if (format === 'pdf') return { name: `${name}.pdf`, bytes: await this.draw(people, work.today) };
    const files = await Promise.all(people.map(async (one, index) => ({ path: `${String(index + 1).padStart(3, '0')}-${slug(nameIn(one))}.pdf`, bytes: await this.draw([one], work.today) })));
    return { name: `${name}.zip`, bytes: zipOf(files) };
  }

  /** The bytes of these people's certificates, as of a day. */
  async draw(people: readonly (readonly CertificateLine[])[], issuedOn: string): Promise<Buffer> {
    const marks = new Map<string, CertificateMark>();
    for (const lines of people) marks.set(keyOf(lines), this.mark(statement(lines, issuedOn)));
    return this.paper.make(certificatePaper(people, issuedOn, marks, people.length === 1 ? `Attestation de présence, ${nameIn(people[0] ?? [])}` : 'Attestations de présence'));
  }

  /** Whether a statement left from here as it is. Says nothing else. */
  isAuthentic(told: string, mark: string): boolean {
    return this.keyring.marked(told, mark);
  }

  private mark(told: string): CertificateMark {
    return { address: `${this.config.PUBLIC_URL}/verifier#${Buffer.from(told).toString('base64url')}.${this.keyring.mark(told)}` };
  }
}

const nameIn = (lines: readonly CertificateLine[]) => `${lines[0]?.familyName ?? ''} ${lines[0]?.givenName ?? ''}`.trim() || 'remplacement';
