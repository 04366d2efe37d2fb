import type { WatchLine } from '../../api';
import type { Worded } from '../home-words';

/** How one kind of line of « À regarder » speaks: a sign, an act, and its words. */
export interface Offer {
  readonly sign: string;
  readonly act: string;
  readonly words: (line: WatchLine) => Worded;
}
