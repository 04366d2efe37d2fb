import corpus from '../corpus/companions.json';
import type { Keyring } from '../../platform/crypto/keyring';
import type { CopyWriter } from '../copy-writer';
import { french } from '../french';
import { RowBook } from '../rows/row-book';
import { CompanionCohort } from './companion';
import { companionAfterwardsRows } from './companion-afterwards-rows';
import { companionCohortRows } from './companion-cohort-rows';
import { companionGatheringRows } from './companion-gathering-rows';
import { companionMailRows } from './companion-mail-rows';

/** Adds the cohort that goes on beside the demo cohort, its days counted from `today`; returns the number of rows. */
export async function loadCompanions(writer: CopyWriter, keyring: Keyring, today: string, now = new Date()): Promise<number> {
  const cohort = new CompanionCohort(today, now);
  const book = new RowBook();
  companionCohortRows(book, cohort);
  companionGatheringRows(book, cohort);
  companionMailRows(book, cohort, keyring);
  companionAfterwardsRows(book, cohort, keyring);
  return (await writer.write(book)) + (await writer.write(visitors(cohort)));
}

/** Whoever asked to come from the page that was handed on: nobody's yet, until staff welcome them. */
function visitors(cohort: CompanionCohort): RowBook {
  const book = new RowBook();
  for (const { key, given, family, email, organisation, word, state } of corpus.asksToCome) {
    const person_id = cohort.id('visitor', key);
    book.add('person', { id: person_id, network_id: null, given_name: given, family_name: family });
    book.add('person_contact', { person_id, network_id: null, email });
    book.add('coming_request', {
      id: cohort.id('request', key), cohort_id: cohort.cohortId, gathering_id: cohort.id('gathering', 'voyage'), person_id, organisation, word: french(word), state, confirmed_at: cohort.ago(1, '18:05'), created_at: cohort.ago(1, '18:00'), updated_at: cohort.ago(1, '18:05'),
    });
  }
  return book;
}
