import { Inject, Injectable } from '@nestjs/common';
import { RateLimits } from '../../platform/auth/rate-limits';
import { CONFIG } from '../../platform/config/config.module';
import type { Config } from '../../platform/config/config';
import { Keyring } from '../../platform/crypto/keyring';
import type { Work } from '../../platform/database/work';
import { notFound, problem } from '../../platform/http/problem';
import { codeLasts, DoorCodes } from './door-codes';
import type { DoorKnock, DoorScreen, DoorView, OwnPresence } from './door.contract';

/** An hour of codes: the screen goes on by itself while its network is away. */
const ahead = 120;

type Door = Omit<DoorView, 'pass'> & { open: boolean };

const over = () => problem(410, 'door-code-over', 'Ce code a changé. Scannez ou recopiez celui qui est à l’écran maintenant.');

/** The door of a half-day: the room's screen, and everybody's own presence on their own telephone. */
@Injectable()
export class DoorService {
  constructor(
    @Inject(CONFIG) private readonly config: Pick<Config, 'PUBLIC_URL'>,
    private readonly keyring: Keyring,
    private readonly codes: DoorCodes,
    private readonly limits: RateLimits,
  ) {}

  /** For the projector, on the day itself. */
  async screen(work: Work, gatheringId: string, halfDayId: string): Promise<DoorScreen> {
    const row = await work.row<Pick<DoorScreen, 'title' | 'onDate' | 'half' | 'came' | 'expected'> & { closed: boolean }>(
      `SELECT g.title, h.on_date AS "onDate", h.half, g.presence_closed_at IS NOT NULL AS closed,
         (SELECT count(*)::int FROM attendance a WHERE a.gathering_id = g.id AND a.half_day_id = h.id) AS came,
         (SELECT count(*)::int FROM registration r WHERE r.gathering_id = g.id AND r.answer IN ('yes', 'replaced') AND r.waiting_since IS NULL AND r.replaces_id IS NULL) AS expected
       FROM gathering g JOIN gathering_half_day h ON h.gathering_id = g.id WHERE g.id = $1 AND h.id = $2`,
      [gatheringId, halfDayId],
    );
    if (!row) throw notFound();
    if (row.onDate !== work.today) throw problem(409, 'door-not-today', 'Le code de la salle s’affiche le jour même, pour la demi-journée en cours.');
    if (row.closed) throw problem(409, 'presence-closed', 'La liste est arrêtée : plus personne ne signe par ce code.');
    return { ...row, address: `${this.config.PUBLIC_URL}/e`, now: Date.now(), lasts: codeLasts, codes: this.codes.series(halfDayId, ahead) };
  }

  /** Reading a code signs nothing: it gives a quarter of an hour to do so. */
  async open(work: Work, { code, ticket }: DoorKnock, from: string): Promise<DoorView> {
    await this.limits.count('door-from', from, { most: 900, minutes: 15 });
    const halfDayId = code.length <= 12 ? await this.byShortCode(work, code, from) : this.codes.read(code);
    if (!halfDayId) throw over();
    const door = await this.doorOf(work, halfDayId, ticket);
    return { ...door, pass: this.codes.pass(halfDayId) };
  }

  /** Says the same to everybody: who is on the list is the staff's to know. */
  async sign(work: Work, { pass, ticket, email, drawn, typedName }: OwnPresence, from: string): Promise<{ noted: true }> {
    await this.limits.count('door-sign-from', from, { most: 900, minutes: 15 });
    await this.limits.count('door-pass', pass, { most: 8, minutes: 15 });
    const halfDayId = this.codes.readPass(pass);
    if (!halfDayId) throw problem(410, 'door-pass-over', 'Un quart d’heure a passé. Scannez encore le code qui est à l’écran.');
    const { known, signatureRequired } = await this.doorOf(work, halfDayId, ticket);
    if (!email && !known) throw problem(422, 'address-needed', 'Écrivez votre adresse e-mail.', { errors: [{ pointer: '/email', detail: 'Écrivez votre adresse e-mail.' }] });
    if (signatureRequired && !drawn && !typedName) {
      throw problem(422, 'signature-needed', 'Signez dans le cadre, ou écrivez votre nom.', { errors: [{ pointer: '/drawn', detail: 'Signez dans le cadre, ou écrivez votre nom.' }] });
    }
    const line = email ? null : this.lineOf(ticket);
    await work.rows('SELECT access.sign_presence($1, $2, $3, $4, $5, $6)', [
      this.keyring.proof('sign_presence', halfDayId, line ?? '', email ?? ''),
      halfDayId,
      line,
      email,
      signatureRequired ? drawn : null,
      signatureRequired ? typedName : null,
    ]);
    return { noted: true };
  }

  /** For one's own telephone: one's own line, from one's own link or account. */
  async ticket(work: Work, gatheringId: string, registrationId: string): Promise<{ ticket: string }> {
    if (!(await work.row('SELECT 1 FROM registration WHERE id = $1 AND gathering_id = $2 AND person_id = $3', [registrationId, gatheringId, work.personId]))) throw notFound();
    return { ticket: this.codes.ticket(registrationId) };
  }

  private async doorOf(work: Work, halfDayId: string, ticket: string | null): Promise<Omit<Door, 'open'>> {
    const line = this.lineOf(ticket);
    const row = await work.row<{ door: Door | null }>('SELECT access.door_of($1, $2, $3) AS door', [this.keyring.proof('door_of', halfDayId, line ?? ''), halfDayId, line]);
    if (!row?.door) throw over();
    if (!row.door.open) throw problem(409, 'door-closed', 'La liste de cette demi-journée est arrêtée. Adressez-vous à l’équipe.');
    return row.door;
  }

  private lineOf(ticket: string | null): string | null {
    return ticket && this.codes.readTicket(ticket);
  }

  private async byShortCode(work: Work, code: string, from: string): Promise<string | null> {
    await this.limits.count('door-short', from, { most: 300, minutes: 15 });
    const row = await work.row<{ ids: string[] }>('SELECT access.doors_today($1) AS ids', [this.keyring.proof('doors_today')]);
    return this.codes.readShort(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''), row?.ids ?? []);
  }
}
