import { expect, test } from "vitest";
import { ATTACKS } from "../support/attacks.ts";
import { hostileSite } from "../support/hostile-site.ts";
import { faultsOf } from "../support/output.ts";
import { hasXmllint } from "../support/readers.ts";
import { newSite, reportOf } from "../support/site.ts";

test("attacks in every text of every file reach no reader", async () => {
  const site = newSite(hostileSite(ATTACKS));
  const result = await site.build();
  if (!result.published) throw new Error(reportOf(result));
  expect(faultsOf(site.tree(), hasXmllint)).toEqual([]);
});
