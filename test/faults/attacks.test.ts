import { expect, test } from "vitest";
import { ATTACKS } from "../support/attacks.ts";
import { hostileConfiguration, hostileSite } from "../support/hostile-site.ts";
import { faultsOf } from "../support/output.ts";
import { hasXmllint } from "../support/readers.ts";
import { newSite, reportOf } from "../support/site.ts";

test.each([
  ["text of every file", hostileSite],
  ["place of the configuration", hostileConfiguration],
])("attacks in every %s reach no reader", async (_, files) => {
  const site = newSite(files(ATTACKS));
  const result = await site.build();
  if (!result.published) throw new Error(reportOf(result));
  expect(faultsOf(site.tree(), hasXmllint)).toEqual([]);
});
