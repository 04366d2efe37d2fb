/**
 * Participants' files as the tools write them, of a webinar held on 21 January 2025 from 14:00 to 16:00. In each, one
 * person comes back three times and one name is nobody's. What presence they make is computed by hand in the spec.
 */

/** Zoom, with the block of the meeting: UTF-8 with a mark, commas, month first, somebody in the waiting room, a second device without an address. */
export const zoom = Buffer.from(
  `\ufeffMeeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants,
86912345678,Récits et résilience,01/21/2025 01:55:00 PM,01/21/2025 04:05:00 PM,visio@cordee.example.org,130,5,

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent,In Waiting Room
Maya Serres # Canohès,maya.serres@example.org,01/21/2025 01:58:00 PM,01/21/2025 02:20:00 PM,22,Yes,,No
Maya Serres # Canohès,maya.serres@example.org,01/21/2025 02:25:00 PM,01/21/2025 02:45:00 PM,20,Yes,,No
Maya Serres # Canohès,maya.serres@example.org,01/21/2025 02:50:00 PM,01/21/2025 03:10:00 PM,20,Yes,,No
Maya Serres # Canohès,maya.serres@example.org,01/21/2025 03:30:00 PM,01/21/2025 03:45:00 PM,15,Yes,,No
tel (SERRES Maya),,01/21/2025 02:40:00 PM,01/21/2025 02:50:00 PM,10,Yes,,No
Ferrand Paul,,01/21/2025 02:00:00 PM,01/21/2025 02:10:00 PM,10,Yes,,No
Ferrand Paul,,01/21/2025 02:20:00 PM,01/21/2025 02:30:00 PM,10,Yes,,No
Ferrand Paul,,01/21/2025 03:00:00 PM,01/21/2025 03:10:00 PM,10,Yes,,No
Ferrand Paul,,01/21/2025 03:20:00 PM,01/21/2025 03:49:59 PM,30,Yes,,No
Ferrand Paul,,01/21/2025 03:50:00 PM,01/21/2025 04:05:00 PM,15,Yes,,Yes
"=HYPERLINK(""https://piege.example.org"",""Nadia"")",,01/21/2025 02:00:00 PM,01/21/2025 04:00:00 PM,120,Yes,,No
`.replaceAll('\n', '\r\n'),
);

/** Zoom in French, as its heads are met in public code that reads or copies such a report: its own block, day first, a year of two figures, semicolons. */
export const zoomInFrench = Buffer.from(
  `\ufeffN° de réunion;Sujet;Heure de début;Heure de fin;Adresse e-mail de l'utilisateur;Durée (minutes);Participants
912345678901;Récits et résilience;21/01/25 13:55:00;21/01/25 16:05:00;visio@cordee.example.org;130;3

Nom (nom original);Adresse e-mail de l’utilisateur;Heure d’arrivée;Heure de départ;Durée (minutes);Invité;Salle d’attente
Maya Serres;maya.serres@example.org;21/01/25 14:00:00;21/01/25 15:00:00;60;Oui;Non
Paul Ferrand;;21/01/25 14:00:00;21/01/25 14:59:00;59;Oui;Non
`,
);

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

/** Teams, in French: UTF-16LE with a mark, tabs, three sections, dates with a comma in them. */
export const teams = utf16(
  `1. Résumé
Titre de la réunion	Récits et résilience
Participants présents	3
Heure de début	21/01/2025, 13:50:00
Heure de fin	21/01/2025, 16:10:00
Durée de la réunion	2h 20min 0s
Durée moyenne de participation	1h 2min 3s

2. Participants
Nom	Première connexion	Dernière déconnexion	Durée de participation	E-mail	ID de participant (UPN)	Rôle
Serres, Maya	21/01/2025, 14:00:00	21/01/2025, 16:00:00	1h 5min 0s	maya.serres@example.org	maya.serres@example.org	Présentateur
FERRAND Paul (Invité)	21/01/2025, 14:00:00	21/01/2025, 16:00:00	59min 59s			Participant
Bibliothèque	21/01/2025, 14:00:00	21/01/2025, 15:30:00	1h 30min 0s			Participant

3. Activités pendant la réunion
Nom	Heure de connexion	Heure de déconnexion	Durée	E-mail	Rôle
Serres, Maya	21/01/2025, 14:00:00	21/01/2025, 14:20:00	20min 0s	maya.serres@example.org	Présentateur
Serres, Maya	21/01/2025, 14:30:00	21/01/2025, 14:50:00	20min 0s	maya.serres@example.org	Présentateur
Serres, Maya	21/01/2025, 15:00:00	21/01/2025, 15:20:00	20min 0s	maya.serres@example.org	Présentateur
Serres, Maya	21/01/2025, 15:55:00	21/01/2025, 16:00:00	5min 0s	maya.serres@example.org	Présentateur
FERRAND Paul (Invité)	21/01/2025, 14:00:00	21/01/2025, 14:20:00	20min 0s		Participant
FERRAND Paul (Invité)	21/01/2025, 14:30:00	21/01/2025, 14:50:00	20min 0s		Participant
FERRAND Paul (Invité)	21/01/2025, 15:00:00	21/01/2025, 15:10:00	10min 0s		Participant
FERRAND Paul (Invité)	21/01/2025, 15:50:01	21/01/2025, 16:00:00	9min 59s		Participant
Bibliothèque	21/01/2025, 14:00:00	21/01/2025, 15:30:00	1h 30min 0s		Participant
`.replaceAll('\n', '\r\n'),
);

/**
 * Teams in French as others read it (the report of an account whose clock is American: « 1/21/25, 2:00:00 PM », durations
 * « 1h 5m »; a third section « Activités en réunion » that also names the room of each stay, between the name and the hours).
 */
export const teamsWithRooms = utf16(
  `1. Résumé
Titre de la réunion	Récits et résilience
Participants présents	2
Heure de début	1/21/25, 1:50:00 PM
Heure de fin	1/21/25, 4:10:00 PM
Durée de la réunion	2h 20m

2. Participants
Nom	Première connexion	Dernière déconnexion	Durée de participation	E-mail	ID de participant (UPN)	Rôle
SERRES Maya	1/21/25, 2:00:00 PM	1/21/25, 4:00:00 PM	1h	maya.serres@example.org	maya.serres@example.org	Présentateur
FERRAND Paul (Externe)	1/21/25, 2:00:00 PM	1/21/25, 3:00:00 PM	59m 59s			Participant

3. Activités en réunion
Nom	Type de salle	Nom de la salle	Heure de connexion	Heure de déconnexion	Durée	E-mail	Rôle
SERRES Maya	Principale	Salle principale	1/21/25, 2:00:00 PM	1/21/25, 2:30:00 PM	30m	maya.serres@example.org	Présentateur
SERRES Maya	Atelier	Salle 2	1/21/25, 3:30:00 PM	1/21/25, 4:00:00 PM	30m	maya.serres@example.org	Présentateur
FERRAND Paul (Externe)	Principale	Salle principale	1/21/25, 2:00:00 PM	1/21/25, 2:59:59 PM	59m 59s		Participant
`.replaceAll('\n', '\r\n'),
);

/** Teams in English, in its report of before: no third section, hours in UTC, a duration shorter than the stretch. */
export const teamsInEnglish = utf16(
  `Meeting Summary
Total Number of Participants	2
Meeting Title	Récits et résilience
Meeting Start Time	1/21/2025, 1:00:00 PM
Meeting End Time	1/21/2025, 3:00:00 PM

Full Name	Join Time (UTC)	Leave Time (UTC)	Duration	Email	Role	Participant ID (UPN)
Maya Serres	1/21/2025, 1:00:00 PM	1/21/2025, 3:00:00 PM	1h 0m 0s	maya.serres@example.org	Presenter	maya.serres@example.org
Paul Ferrand	1/21/2025, 1:00:00 PM	1/21/2025, 3:00:00 PM	59m 59s		Attendee	
`,
);

/** Teams, the oldest: one line an event, taken while the meeting goes on. */
export const teamsEvents = utf16(
  `Nom complet	Action de l’utilisateur	Horodatage
Maya Serres	A rejoint	21/01/2025 à 14:00:00
Paul Ferrand	A rejoint avant	21/01/2025 à 14:00:00
Maya Serres	A quitté	21/01/2025 à 14:30:00
Maya Serres	A rejoint	21/01/2025 à 15:00:00
Paul Ferrand	A quitté	21/01/2025 à 14:59:59
Nom inconnu	A rejoint	21/01/2025 à 15:30:00
`,
);

const at = (time: string) => Date.parse(`2025-01-21T${time}+01:00`);
const session = (from: string, to: string) => ({ registeredOn: at(from), leftOn: to ? at(to) : 0 });

/** BigBlueButton: the learning dashboard’s data, milliseconds, one `intId` a connection; somebody still there at the end. */
export const bigBlueButton = Buffer.from(
  JSON.stringify({
    intId: 'a1b2-1737464400000', extId: 'recits', name: 'Récits et résilience', createdOn: at('13:55:00'), endedOn: at('16:05:00'), polls: {}, screenshares: [],
    users: {
      u1: {
        userKey: 'u1', extId: 'maya.serres@example.org', name: 'Maya Serres', isModerator: false, answers: {}, talk: { totalTime: 0, lastTalkStartedOn: 0 }, emojis: [], webcams: [], totalOfMessages: 0,
        intIds: {
          w_1: { intId: 'w_1', sessions: [session('14:00:00', '14:20:00'), session('14:30:00', '14:50:00')] },
          w_2: { intId: 'w_2', sessions: [session('15:00:00', '15:10:00')] },
          w_3: { intId: 'w_3', sessions: [session('15:50:00', '')] },
        },
      },
      u2: { userKey: 'u2', extId: 'gl-xyz', name: 'Paul FERRAND', isModerator: true, intIds: { w_4: { intId: 'w_4', registeredOn: at('14:00:00'), leftOn: at('14:59:59') } } },
      u3: { userKey: 'u3', extId: 'gl-abc', name: 'Salle du conseil', intIds: { w_5: { intId: 'w_5', sessions: [session('14:00:00', '16:00:00')] } } },
    },
  }),
);

/** What BigBlueButton posts once a meeting ended. */
export const bigBlueButtonEvents = Buffer.from(
  JSON.stringify({
    version: '1.0', meeting_id: 'a1b2', data: {
      metadata: {}, duration: 7200, start: '2025-01-21T13:00:00Z', finish: '2025-01-21T15:00:00Z',
      attendees: [
        { ext_user_id: 'x', name: 'Maya Serres', moderator: false, joins: ['2025-01-21T13:00:00Z', '2025-01-21T14:00:00Z'], leaves: ['2025-01-21T13:30:00Z'], duration: 5400 },
        { ext_user_id: 'y', name: 'Paul Ferrand', moderator: false, joins: ['2025-01-21T13:00:00Z'], leaves: ['2025-01-21T13:59:59Z'], duration: 3599 },
      ],
    },
  }),
);
