/** The packs that already told a funder who came on the day of a gathering. Reads `g`. */
export const sealedPacks = `proof_pack p WHERE p.cohort_id = g.cohort_id AND p.state = 'ready' AND g.held_on BETWEEN p.from_on AND p.to_on`;
