import { aPlace, type WatchPart } from './watch-part';

/** A note that a territory sent to be read. */
export const noteToRead: WatchPart = {
  rank: 2,
  columns: { ...aPlace, recordId: 'n.project_id', subject: 'n.kind', on: '(n.updated_at AT TIME ZONE zone.name)::date' },
  from: `place CROSS JOIN zone JOIN project_note n ON n.participation_id = place.id WHERE n.state = 'to_read'`,
};
