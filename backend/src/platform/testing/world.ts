import { randomUUID } from 'node:crypto';
import { DataKeys } from '../crypto/data-keys';
import { seal } from '../crypto/field-cipher';
import { tokenHash } from '../crypto/keyring';
import type { TestApp } from './use-app';

/** One cohort with at least one record of every kind, each text carrying the world's mark, each record by its path parameter. */
export interface World {
  mark: string;
  ids: Record<string, string>;
}

/** Makes a whole small world (in a cohort of its own, or in a given one), so that what leaks out of it can be recognised anywhere. */
export async function makeWorld(app: TestApp, mark: string, inCohort?: string): Promise<World> {
  const { make } = app;
  const territoryId = await make.territory({ name: `${mark} territory` });
  const cohortId = inCohort ?? (await make.cohort({ name: `${mark} cohort`, region: `${mark} region` }));
  const participation = await make.participation({ cohort_id: cohortId, territory_id: territoryId, executive_title: `${mark} executive` });
  const at = { cohort_id: cohortId, participation_id: participation.id };
  const organisationId = await make.organisation({ name: `${mark} organisation` });
  const personId = await make.person({ givenName: `${mark} given`, familyName: `${mark} family`, email: `${mark.toLowerCase()}@example.org` });
  const author = { author_id: personId, told_on: '2024-06-01' };
  const ids: Record<string, string> = { cohortId, participationId: participation.id, territoryId, organisationId, personId };

  ids['roleId'] = await make.row('person_role', { person_id: personId, title: `${mark} title` });
  ids['agreementId'] = await make.row('call_agreement', { person_id: personId, subject: `${mark} subject`, agreed_on: '2024-06-01', shared_with_companions: false });
  ids['trainingId'] = await make.row('ally_training', { person_id: personId, trained_on: '2024-04-01', trained_by: `${mark} trainer` });
  ids['requestId'] = await make.row('availability_request', { cohort_id: cohortId, starts_on: '2024-10-01', ends_on: '2025-03-31', days: 8, message: `${mark} asking` });
  ids['availabilityId'] = await make.row('availability_answer', { cohort_id: cohortId, request_id: ids['requestId'], person_id: personId, answer: 'yes', days: 8, word: `${mark} available`, answered_at: 'now' });

  ids['phaseId'] = await make.row('cohort_phase', { cohort_id: cohortId, phase: 'evaluation', starts_on: inCohort ? '2024-11-01' : '2024-10-01', ends_on: '2025-01-31' });
  ids['partnerId'] = await make.row('cohort_partner', { cohort_id: cohortId, organisation_id: organisationId, role: 'funder' });
  ids['fundingId'] = await make.row('funding_agreement', { cohort_id: cohortId, organisation_id: organisationId, reference: `${mark} agreed ${inCohort ? 2 : 1}`, starts_on: '2030-01-01', ends_on: '2030-12-31', note: `${mark} clause` });
  ids['packId'] = await make.row('proof_pack', { cohort_id: cohortId, agreement_id: ids['fundingId'], from_on: '2030-01-01', to_on: '2030-12-31', changes: JSON.stringify([{ kind: 'added', words: `${mark} packed` }]) });
  if (!inCohort) await make.row('certificate_signatory', { cohort_id: cohortId, name: `${mark} signatory` });
  ids['membershipId'] = await make.row('territory_membership', { group_id: territoryId, member_code: '48019', source: `${mark} belonging` });
  ids['mergeId'] = await make.row('territory_merge', { former_id: await make.territory({ name: `${mark} territory before` }), successor_id: territoryId, nature: 'absorbed', effective_on: '2024-01-01' });
  ids['periodId'] = await make.row('busy_period', { ...at, territory_id: territoryId, kind: 'high_season', label: `${mark} season`, starts_on: '2030-07-01', ends_on: '2030-08-31' });
  ids['institutionItemId'] = await make.row('institution_item', { ...at, kind: 'orientation', title: `${mark} orientation` });
  ids['electionId'] = (await app.rows<{ id: string }>('SELECT id FROM election ORDER BY first_on LIMIT 1'))[0]?.id as string;
  ids['stageId'] = await make.row('participation_stage', { ...at, stage: 'engaged', reached_on: '2024-04-01', next_step: `${mark} next step` });
  ids['delegationId'] = await make.row('delegation', { ...at, kind: 'project_group', name: `${mark} group` });
  ids['factId'] = await make.row('executive_fact', { ...at, kind: 'met', on_date: '2024-03-01' });
  const presentationId = (ids['presentationId'] = await make.row('presentation', { cohort_id: cohortId, title: `${mark} presented`, held_on: '2024-01-15' }));
  await make.row('presentation_territory', { ...at, presentation_id: presentationId });
  ids['targetId'] = await make.row('programme_target', { cohort_id: cohortId, indicator: 'other', label: `${mark} aim`, target: 40, explanation: `${mark} explanation` });
  ids['readingId'] = await make.row('target_reading', { cohort_id: cohortId, target_id: ids['targetId'], on_date: '2025-01-21', value: 17, source: `${mark} source` });
  ids['delegateId'] = (await make.delegate(participation, { person_id: personId, role_title: `${mark} role`, head_of_executive: true })).id;

  const [team] = await app.rows<{ id: string }>('SELECT id FROM delegation WHERE participation_id = $1 AND rank = 1', [participation.id]);
  ids['seatOfferId'] = await make.row('seat_offer', { ...at, delegation_id: team?.id, category: 'state_agent', recipient_words: `${mark} offer`, offered_on: '2024-06-01' });
  const handoverId = await make.row('handover', { ...at, delegate_id: ids['delegateId'] });
  await make.row('handover_item', { ...at, handover_id: handoverId, kind: 'next_step', words: `${mark} carried`, fate: 'taken', taker_id: personId });

  ids['workingGroupId'] = await make.row('working_group', { cohort_id: cohortId, name: `${mark} working`, purpose: `${mark} working purpose`, starts_on: '2024-06-01' });
  const gatheringId = (ids['gatheringId'] = await make.gathering(cohortId, { title: `${mark} gathering`, place: `${mark} place`, purpose: `${mark} purpose`, held_on: '2030-06-03', working_group_id: ids['workingGroupId'] }));
  ids['momentId'] = await make.row('gathering_moment', { cohort_id: cohortId, gathering_id: gatheringId, kind: 'chase', days_before: 30 });
  ids['sendingId'] = await make.row('gathering_sending', { cohort_id: cohortId, gathering_id: gatheringId, kind: 'invitation', subject: `${mark} subject`, letter: `${mark} letter` });
  await make.row('gathering_recipient', { cohort_id: cohortId, gathering_id: gatheringId, sending_id: ids['sendingId'], person_id: personId, why: `${mark} why` });
  const halfDayId = (ids['halfDayId'] = await make.row('gathering_half_day', { cohort_id: cohortId, gathering_id: gatheringId, on_date: '2030-06-03', half: 'morning' }));
  const registrationId = (ids['registrationId'] = await make.row('registration', {
    ...at, gathering_id: gatheringId, person_id: personId, category: 'elected_official', answer: 'replaced', answered_at: 'now', replacement_name: `${mark} replacement`,
  }));
  await make.row('registration_need', { cohort_id: cohortId, gathering_id: gatheringId, registration_id: registrationId, person_id: personId, diet_words: `${mark} diet`, access_words: `${mark} access`, travel_words: `${mark} travel` });
  ids['comingRequestId'] = await make.row('coming_request', { id: randomUUID(), cohort_id: cohortId, gathering_id: gatheringId, person_id: personId, organisation: `${mark} from`, word: `${mark} word` });
  const calendarToken = (ids['calendarToken'] = `${mark}-calendar-of-one-person`.padEnd(43, '-'));
  await make.row('calendar_feed', { id: randomUUID(), person_id: personId, token_hash: tokenHash(calendarToken) });
  ids['attendanceId'] = await make.row('attendance', { cohort_id: cohortId, gathering_id: gatheringId, registration_id: registrationId, half_day_id: halfDayId });
  const tick = { cohort_id: cohortId, gathering_id: gatheringId, registration_id: registrationId, half_day_id: halfDayId };
  await make.row('attendance_correction', { ...tick, was_present: true, was_source: 'tablet', reason: `${mark} correction` });
  const scan = await make.row('stored_file', { id: randomUUID(), cohort_id: cohortId, sha256: '0'.repeat(64), bytes: 10, media_type: 'application/pdf', name: `${mark} scan.pdf` });
  ids['scanId'] = await make.row('attendance_scan', { cohort_id: cohortId, gathering_id: gatheringId, file_id: scan });
  await make.row('attendance_signature', { ...tick, typed_name: `${mark} signature` });
  ids['resourceId'] = await make.row('resource', { cohort_id: cohortId, gathering_id: gatheringId, kind: 'slides', title: `${mark} slides`, summary: `${mark} essential` });
  ids['sharedPageId'] = await make.row('shared_page', { id: randomUUID(), cohort_id: cohortId, gathering_id: gatheringId, token_hash: Buffer.from(`${mark} shared page`), expires_at: '2090-01-01' });
  await make.row('feedback_form', { cohort_id: cohortId, gathering_id: gatheringId, questions: [`${mark} asked`, 'Ce qui m’a manqué', 'Ce que je vais faire'] });
  await make.row('feedback', { cohort_id: cohortId, gathering_id: gatheringId, mark: mark.padEnd(64, '0'), category: 'elected_official', answers: [`${mark} retained`, '', ''] });

  const videoImportId = (ids['videoImportId'] = await make.row('video_import', { cohort_id: cohortId, gathering_id: gatheringId, tool: 'zoom', source_name: `${mark} file`, span: '[1906704000,1906711200]', basis: 'meeting' }));
  ids['videoParticipantId'] = await make.row('video_participant', { cohort_id: cohortId, gathering_id: gatheringId, import_id: videoImportId, name: `${mark} attendee`, spans: '[[1906704000,1906711200]]', person_id: personId, known_by: 'hand' });
  ids['videoAliasId'] = await make.row('video_alias', { cohort_id: cohortId, alias: `${mark} remembered`, shown: `${mark} remembered`, person_id: personId });
  const sequenceId = await make.row('gathering_sequence', { cohort_id: cohortId, gathering_id: gatheringId, from_time: '09:00', to_time: '10:00', kind: 'plenary', title: `${mark} sequence` });
  await make.row('sequence_speaker', { cohort_id: cohortId, gathering_id: gatheringId, sequence_id: sequenceId, person_id: personId, name: `${mark} speaker`, place: 0 });
  ids['taskId'] = await make.row('gathering_task', { cohort_id: cohortId, gathering_id: gatheringId, words: `${mark} task`, person_id: personId });
  ids['groupMemberId'] = await make.row('working_group_member', { cohort_id: cohortId, working_group_id: ids['workingGroupId'], person_id: personId, starts_on: '2024-06-01' });

  const room = { cohort_id: cohortId, gathering_id: gatheringId, board_id: (ids['peerBoardId'] = await make.row('peer_board', { cohort_id: cohortId, gathering_id: gatheringId, category: 'elected_official', scribe_id: personId, open_to_phones: true })) };
  ids['peerCardId'] = await make.row('peer_card', { ...room, category: 'elected_official', kind: 'stake', words: `${mark} whispered` });
  await make.row('peer_card', { ...room, category: 'elected_official', kind: 'expectation', towards: 'state_agent', words: `${mark} spoken`, shared_at: 'now' });
  ids['peerEntryId'] = await make.row('peer_entry', { ...room, person_id: personId, asked_by_id: personId });
  const photoFile = randomUUID();
  await app.rows(`INSERT INTO stored_file (id, cohort_id, sha256, bytes, media_type, name) VALUES ($1, $2, $3, 3, 'image/jpeg', $4)`, [photoFile, cohortId, '0'.repeat(64), `${mark} paperboard.jpg`]);
  ids['peerPhotoId'] = await make.row('peer_photo', { ...room, file_id: photoFile });
  Object.assign(ids, await makeDiagnostic(app, mark, { ...at, personId, organisationId }));
  Object.assign(ids, await makeProject(app, mark, { ...at, personId, organisationId, findingId: ids['findingId'] as string }));
  ids['newsId'] = await make.row('news', { ...at, ...author, body: `${mark} news` });
  ids['effectId'] = await make.row('effect', { ...at, ...author, statement: `${mark} effect`, labels: [`${mark} label`] });
  ids['limitId'] = await make.row('limitation', { ...at, ...author, statement: `${mark} limitation` });
  ids['viewpointId'] = await make.row('viewpoint', { ...at, side: 'ally', body: `${mark} viewpoint`, said_by: `${mark} said by`, collected_on: '2025-01-21' });
  ids['pageId'] = await make.row('territory_page', { ...at, number: 1, content: pageContent(`${mark} page`) });
  Object.assign(ids, await makeBehalf(app, mark, { ...at, personId, newsId: ids['newsId'] as string }));
  Object.assign(ids, await makeNewsletter(app, mark, { cohort_id: cohortId, personId }));
  ids['messageId'] = await make.row('outbox_message', {
    id: randomUUID(), cohort_id: cohortId, template: 'gathering-invitation', sensitivity: 'collective', recipient_id: personId, recipient_kind: `${mark} kind`, data: { mark: `${mark} data` },
  });
  ids['linkId'] = await make.row('personal_link', {
    id: randomUUID(), cohort_id: cohortId, participation_id: participation.id, person_id: personId, purpose: 'write_news', record_ids: [randomUUID()], token_hash: Buffer.from(mark), expires_at: '2030-01-01',
  });
  ids['questionId'] = await make.row('question', { ...at, asked_by: `${mark} asker`, asked_by_id: personId, asked_on: '2024-06-03', way: 'email', words: `${mark} question` });
  ids['dataRequestId'] = await make.row('data_request', { person_id: personId, kind: 'erasure', words: `${mark} words` });
  ids['changeId'] = (await app.rows<{ id: string }>('SELECT id FROM record_change WHERE record_id = $1', [ids['effectId']]))[0]?.id as string;
  ids['importId'] = await make.row('import_batch', {
    cohort_id: cohortId, kind: 'people', source_name: `${mark} list`, columns: JSON.stringify([{ heading: `${mark} heading`, samples: [], field: 'familyName' }]), options: JSON.stringify({ startsOn: '2024-06-01', status: 'foreseen', stage: 'approached' }),
    summary: JSON.stringify({ outcomes: { heading: 1 }, people: 0, completed: 0, organisations: [], organisationCount: 0, seats: 0, foreseenSeats: 0, teams: 0, territories: [], territoryCount: 0, stages: 0 }),
  });
  ids['importRowId'] = await make.row('import_row', { batch_id: ids['importId'], cohort_id: cohortId, line: 1, cells: JSON.stringify([`${mark} cell`]) });
  await app.rows('INSERT INTO account (person_id) VALUES ($1)', [personId]);
  await make.row('oidc_identity', { person_id: personId, issuer: `https://${mark.toLowerCase()}.example.org`, subject: mark });
  ids['hatId'] = await app.wear('storyteller', personId, { cohortId });
  ids['viewId'] = await make.row('saved_view', { person_id: personId, cohort_id: cohortId, name: `${mark} view`, address: `/annuaire?recherche=${mark}` });
  ids['watchRestId'] = await make.row('watch_rest', { person_id: personId, line: '0'.repeat(32), until: '2100-01-01' });
  ids['signInId'] = await make.row('sign_in', { person_id: personId, token_hash: Buffer.from(`${mark} sign-in`), idle_limit: '8 hours', expires_at: '2030-01-01', device: `${mark} device` });
  return { mark, ids };
}

/** A published page with the mark for its name. */
const pageContent = (name: string) => ({
  territory: {
    name, kind: 'commune', inseeCode: null, siren: null, department: null, departmentName: null, population: null, populationList: null, populationYear: null,
    populationReported: null, areaKm2: null, communeCount: null,
  },
  cohort: { name: '', years: '' },
  stages: [], team: [], diagnostic: null, project: null, support: { budget: 8, used: 0, allies: [] }, effects: [], limits: [],
  viewpoints: { ally: { state: 'missing', body: null, saidBy: null, collectedOn: null }, territory: { state: 'missing', body: null, saidBy: null, collectedOn: null } },
});

type Place = { cohort_id: string; participation_id: string; personId: string; organisationId: string };

async function makeDiagnostic(app: TestApp, mark: string, { personId, organisationId, ...at }: Place): Promise<Record<string, string>> {
  const { make } = app;
  const [themeId, diagnosticId, interviewId, intervieweeId, excerptId] = [await make.row('theme', { label: `${mark} theme`, position: 1 }), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await make.row('diagnostic', { id: diagnosticId, ...at, organisation_id: organisationId, state: 'restituted', first_reading_on: '2024-09-01', restituted_on: '2024-09-15' });
  const planId = await make.row('interview_plan', { ...at, diagnostic_id: diagnosticId, category: 'elected_official', planned: 4 });

  const keys = app.nest.get(DataKeys);
  const [keyId, key] = [randomUUID(), Buffer.alloc(32, 7)];
  await app.rows('INSERT INTO data_key (id, cohort_id, diagnostic_id, key_version, wrapped) VALUES ($1, $2, $3, $4, $5)', [
    keyId, at.cohort_id, diagnosticId, app.keyring.wrappingVersion, keys.wrap(keyId, at.cohort_id, key),
  ]);
  const sealed = (table: string, column: string, recordId: string, clear: string) => seal(key, { table, column, recordId, cohortId: at.cohort_id }, clear);
  await make.row('interview', {
    id: interviewId, ...at, diagnostic_id: diagnosticId, number: 1, category: 'elected_official', held_on: '2024-06-12', interviewer_id: personId, data_key_id: keyId,
    notes: sealed('interview', 'notes', interviewId, `${mark} notes`),
  });
  await make.row('interviewee', {
    id: intervieweeId, cohort_id: at.cohort_id, diagnostic_id: diagnosticId, interview_id: interviewId, name: sealed('interviewee', 'name', intervieweeId, `${mark} interviewee`),
  });
  await make.row('excerpt', {
    id: excerptId, cohort_id: at.cohort_id, diagnostic_id: diagnosticId, interview_id: interviewId, theme_id: themeId, polarity: 'strength', category: 'elected_official', form: 'verbatim',
    passage: sealed('excerpt', 'passage', excerptId, mark), offsets: sealed('excerpt', 'offsets', excerptId, JSON.stringify({ start: 0, end: mark.length })),
  });
  const findingId = await make.row('finding', { ...at, diagnostic_id: diagnosticId, position: 1, kind: 'strength', statement: `${mark} finding` });
  return { themeId, diagnosticId, planId, interviewId, intervieweeId, excerptId, findingId };
}

async function makeProject(app: TestApp, mark: string, { personId, organisationId, findingId, ...at }: Place & { findingId: string }): Promise<Record<string, string>> {
  const { make } = app;
  const projectId = await make.row('pilot_project', { ...at, title: `${mark} project`, summary: `${mark} summary` });
  return {
    projectId,
    answerId: await make.row('project_answer', { ...at, project_id: projectId, finding_id: findingId, answer: 'no', reason: `${mark} reason` }),
    noteId: await make.row('project_note', { ...at, project_id: projectId, kind: 'intent', body: `${mark} note`, questions: `${mark} questions` }),
    assignmentId: await make.row('support_assignment', { ...at, organisation_id: organisationId, person_id: personId, starts_on: '2024-09-01' }),
    supportDayId: await make.row('support_day', { ...at, organisation_id: organisationId, person_id: personId, on_date: '2024-10-01', days: 1, what_was_done: `${mark} done` }),
  };
}

async function makeNewsletter(app: TestApp, mark: string, { personId, ...at }: { cohort_id: string; personId: string }) {
  const { make } = app;
  const newsletterId = await make.row('newsletter', { ...at, number: await nextNumber(app, at.cohort_id), title: `${mark} number`, from_on: '2024-05-01', to_on: '2024-06-30' });
  const sectionId = await make.row('newsletter_section', { ...at, newsletter_id: newsletterId, kind: 'territories', heading: `${mark} section`, position: 4 });
  const itemId = await make.row('newsletter_item', { ...at, newsletter_id: newsletterId, section_id: sectionId, position: 1, body: `${mark} piece`, quoted_person_id: personId });
  const file = await make.row('stored_file', { id: randomUUID(), cohort_id: at.cohort_id, sha256: '0'.repeat(64), bytes: 3, media_type: 'image/jpeg', name: `${mark} pictured.jpg` });
  const pictureId = await make.row('newsletter_picture', { ...at, newsletter_id: newsletterId, item_id: itemId, file_id: file, alt: `${mark} pictured`, caption: `${mark} pictured`, width: 4, height: 3 });
  const rereadingId = await make.row('quote_rereading', { ...at, item_id: itemId, person_id: personId, newsletter: `${mark} number`, heading: `${mark} section`, shown: `${mark} piece`, item_version: 1, shown_picture: `${pictureId}:1` });
  const issueId = await make.row('newsletter_issue', {
    ...at, newsletter_id: newsletterId, number: 1, title: `${mark} issue`, audience: '{}', recipients: 1,
    content: { network: '', cohort: '', number: 1, title: `${mark} issue`, on: '2024-06-30', sections: [] },
  });
  return { newsletterId, sectionId, itemId, pictureId, rereadingId, issueId };
}

const nextNumber = async (app: TestApp, cohortId: string) =>
  (await app.rows<{ number: number }>('SELECT count(*)::int + 1 AS number FROM newsletter WHERE cohort_id = $1', [cohortId]))[0]?.number as number;

async function makeBehalf(app: TestApp, mark: string, { personId, newsId, ...at }: { cohort_id: string; participation_id: string; personId: string; newsId: string }) {
  const { make } = app;
  const letterId = randomUUID();
  return {
    letterId,
    confirmationId: await make.row('confirmation', {
      ...at, record_table: 'news', record_id: newsId, person_id: personId, heading: 'Des nouvelles', shown: `${mark} statement`, letter_id: letterId, asked_at: 'now',
    }),
    outsiderPageId: await make.row('outsider_page', {
      id: randomUUID(), ...at, message: `${mark} message`, contact_name: `${mark} contact`, contact_email: `${mark.toLowerCase()}@contact.example.org`, contact_agreed_on: '2024-06-01', token_hash: Buffer.from(`${mark} page token`),
    }),
  };
}

/** Values of path parameters that are words, not records. */
export const words: Record<string, string> = { kind: 'intent', category: 'elected_official', side: 'ally', stage: 'engaged', purpose: 'write_news', number: '1', mailTemplate: 'gathering-invitation', mailKind: 'invitation', mailToken: 'unknown' };

/** A route's path with a world's records in it; a parameter that the world does not know throws, so that the world grows with the routes. */
export function pathIn(world: World, path: string): string {
  return path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = world.ids[name] ?? words[name];
    if (!value) throw new Error(`The test world knows no « ${name} »: add it in world.ts.`);
    return value;
  });
}
