import type { PlannedFile } from "../output.ts";
import { hostFile } from "./host-file.ts";

/** `.nojekyll`. Without it, GitHub Pages would leave out files whose names start with `_`. */
export const noJekyll = (): PlannedFile[] => [hostFile(".nojekyll", () => "")];
