import type { ActorCategory, GatheringView, HalfDayView } from '../../api';
import { byTerritory } from '../territory-lines';

/** One name at the door. */
export interface DoorLine {
  readonly id: string;
  readonly name: string;
  /** Whom they replace. */
  readonly instead: string | null;
  readonly ticks: readonly string[];
  readonly category: ActorCategory | null;
  readonly saidNo: boolean;
}

/** What the tablet at the door shows. */
export interface DoorList {
  readonly title: string;
  readonly heldOn: string | null;
  readonly open: boolean;
  readonly halfDays: readonly HalfDayView[];
  readonly places: readonly { readonly key: string; readonly name: string; readonly lines: readonly DoorLine[] }[];
}

/** The list as it was read: by territory, with the name of whoever comes in somebody's stead. */
export function doorListOf(gathering: GatheringView): DoorList {
  const { title, heldOn, presenceOpen, halfDays } = gathering;
  const places = byTerritory(gathering).map(({ key, name, lines }) => ({
    key,
    name,
    lines: lines.map((line) => {
      const own = `${line.givenName} ${line.familyName}`;
      const other = line.answer === 'replaced' ? line.replacementName : null;
      return { id: line.id, name: other ?? own, instead: other && own, ticks: line.ticks, category: line.category, saidNo: line.answer === 'no' };
    }),
  }));
  return { title, heldOn, open: presenceOpen, halfDays: halfDays.map(({ id, onDate, half }) => ({ id, onDate, half })), places };
}

/** What a device keeps of it: names, territories and ticks. What people are and what they had answered stays on the server. */
export function toKeep(list: DoorList): DoorList {
  const places = list.places.map((place) => ({ ...place, lines: place.lines.map((line) => ({ ...line, category: null, saidNo: false })) }));
  return { ...list, places };
}

/** Every line, whatever its territory. */
export const linesOf = (list: DoorList | null): readonly DoorLine[] => list?.places.flatMap(({ lines }) => lines) ?? [];
