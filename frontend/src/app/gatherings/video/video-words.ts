import type { VideoBasis, VideoTool } from '../../api';

export const TOOLS = { zoom: 'Zoom', teams: 'Teams', big_blue_button: 'BigBlueButton' } satisfies Record<VideoTool, string>;

export const BASES = { planned: 'du temps prévu', meeting: 'de la durée de la réunion' } satisfies Record<VideoBasis, string>;

/** How a name was recognised. */
export const KNOWN_BY = { email: 'par son adresse', alias: 'nom déjà retenu', name: 'par son nom', hand: 'dit par l’équipe' } as const;

/** « 1 h 20 », « 45 min ». */
export const lasting = (minutes: number): string =>
  minutes < 60 ? `${minutes}\u00a0min` : `${Math.floor(minutes / 60)}\u00a0h${minutes % 60 ? `\u00a0${String(minutes % 60).padStart(2, '0')}` : ''}`;

/** « 14 h 05 » of `2025-01-21T14:05`. */
export const clock = (at: string): string => `${Number(at.slice(11, 13))}\u00a0h${at.slice(14, 16) === '00' ? '' : `\u00a0${at.slice(14, 16)}`}`;
