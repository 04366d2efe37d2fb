import { aPlace, type WatchPart } from './watch-part';

/** A diagnostic that outlives the phase of diagnostics. */
export const diagnosticLate: WatchPart = {
  rank: 4,
  columns: { ...aPlace, recordId: 'd.id', subject: 'd.state', on: 'diagnostics_until' },
  from: `place JOIN diagnostic d ON d.participation_id = place.id WHERE live AND d.state <> 'restituted' AND diagnostics_until < $2::date`,
};
