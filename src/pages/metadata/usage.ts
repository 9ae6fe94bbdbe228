import type { Usage } from "../../config/usage.ts";
import { sitePath } from "../../router/paths.ts";

/*
 * The decision in the words of each convention.
 */

/** Really Simple Licensing (rslstandard.org), if there is a licence to name. */
export const RSL = sitePath("rsl.xml");

/** Content Signals (contentsignals.org), which has a word for each use. */
export const contentSignal = ({ search, aiInput, aiTraining }: Usage): string =>
  `search=${yes(search)}, ai-input=${yes(aiInput)}, ai-train=${yes(aiTraining)}`;

/** AIPREF (draft-ietf-aipref-vocab-08), a dictionary of RFC 9651. Readers of other drafts ignore words they do not know. */
export const contentUsage = ({ search, aiInput, aiTraining }: Usage): string =>
  `search=${short(search)}, ai-use=${short(aiInput)}, train-ai=${short(aiTraining)}`;

/** TDM Reservation Protocol (W3C Community Group): 1 reserves the right to mine the texts, of which training is a part. */
export const tdmReservation = ({ aiTraining }: Usage): 0 | 1 => (aiTraining ? 0 : 1);

const yes = (allowed: boolean): string => (allowed ? "yes" : "no");
const short = (allowed: boolean): string => (allowed ? "y" : "n");
