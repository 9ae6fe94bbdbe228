import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { StaticHost } from "../../src/dev/static-host.ts";
import { newSite, story } from "../support/site.ts";
import { BASES, SampleInBrowser } from "./visit.ts";

const sample = new SampleInBrowser();

const node = (page: Page, name: string) =>
  page.locator(".map .node", { has: page.locator(`text:text-is("${name}")`) });

test.each(BASES)("a node of the map leads to its page, without JavaScript, at %s", async (base) => {
  const wrong = await sample.visit("graph/", { base, javaScriptEnabled: false }, async (page) => {
    expect(await page.locator(".map-tools").isVisible()).toBe(false);
    await node(page, "Lazarus Group").locator("circle").click();
    await page.locator("h1", { hasText: "Lazarus Group" }).waitFor();
  });
  expect(wrong).toEqual([]);
});

test("a node can be found by its name: it and its neighbours come out", async () => {
  const wrong = await sample.visit("graph/", {}, async (page) => {
    await page.getByLabel("Find on the map").fill("Tornado Cash");
    await page.locator(".map.focused").waitFor();
    expect(await page.locator(".map-tools [role=status]").textContent()).toMatch(/Tornado Cash: \d+ stor/);
    const [near, all] = [page.locator(".node.near"), page.locator(".node")];
    expect(await near.count()).toBeGreaterThan(1);
    expect(await near.count()).toBeLessThan(await all.count());
    expect(await page.locator(".map-answer dt").allTextContents()).toEqual([
      "Outlets that cover it",
      "Occurs together with",
      "Storylines",
    ]);
    await page.getByText("Show all").click();
    expect(await page.locator(".map-answer").textContent()).toBe("");
    expect(await page.locator(".map.focused").count()).toBe(0);
  });
  expect(wrong).toEqual([]);
});

test("a click chooses a node and says what it is connected with; a second one leads to its page", async () => {
  await sample.visit("graph/", {}, async (page) => {
    await page.getByLabel("Find on the map").fill("Nobody knows");
    expect(await page.locator(".map-tools [role=status]").textContent()).toBe("Nothing was found.");
    const circle = node(page, "Lazarus Group").locator("circle");
    await circle.click();
    expect(await page.locator(".map-answer").innerText()).toContain("Outlets that cover it");
    expect(page.url()).toMatch(/graph\/$/);
    await circle.click();
    await page.locator("h1", { hasText: "Lazarus Group" }).waitFor();
  });
});

test("the map is moved by dragging and zoomed by its buttons; a drag follows no link", async () => {
  await sample.visit("graph/", {}, async (page) => {
    const box = () => page.locator(".map").getAttribute("viewBox");
    const whole = await box();
    await page.getByLabel("Zoom in").press("Enter");
    const closer = await box();
    expect(Number(closer!.split(" ")[2])).toBeLessThan(Number(whole!.split(" ")[2]));
    await node(page, "North Korea").scrollIntoViewIfNeeded();
    const circle = (await node(page, "North Korea").locator("circle").boundingBox())!;
    await page.mouse.move(circle.x + circle.width / 2, circle.y + circle.height / 2);
    await page.mouse.down();
    await page.mouse.move(circle.x + 80, circle.y + 60, { steps: 5 });
    await page.mouse.up();
    expect(await box()).not.toBe(closer);
    expect(page.url()).toMatch(/graph\/$/);
  });
});

/** Pairs of names on the map that cover each other, and names beyond the drawing's edge. */
const coveredNames = (page: Page) =>
  page.evaluate(() => {
    const frame = document.querySelector(".map")!.getBoundingClientRect();
    const names = [...document.querySelectorAll(".map text")]
      .filter((text) => getComputedStyle(text).visibility === "visible")
      .map((text) => ({ name: text.textContent, box: text.getBoundingClientRect() }));
    const cut = names.filter(({ box }) => box.left < frame.left - 1 || box.right > frame.right + 1);
    const pairs = names.flatMap((one, at) =>
      names
        .slice(at + 1)
        .filter(
          ({ box }) =>
            one.box.left < box.right &&
            box.left < one.box.right &&
            one.box.top < box.bottom &&
            box.top < one.box.bottom,
        )
        .map((other) => `${one.name} / ${other.name}`),
    );
    return { shown: names.length, wrong: [...pairs, ...cut.map(({ name }) => `${name}: cut off`)] };
  });

test.each([820, 1280])("no name on the map covers another one, %i pixels wide", async (width) => {
  await sample.visit("graph/", { viewport: { width, height: 900 } }, async (page) => {
    const { shown, wrong } = await coveredNames(page);
    expect(wrong).toEqual([]);
    expect(shown).toBeGreaterThan(40);
    for (const name of ["North Korea", "Reuters", "Sanctions"]) {
      await page.getByLabel("Find on the map").fill(name);
      await page.locator(".map.focused").waitFor();
      const near = await page.evaluate(
        () =>
          [...document.querySelectorAll(".map .near text")].filter(
            (text) => getComputedStyle(text).visibility === "visible",
          ).length,
      );
      expect(near).toBeGreaterThan(2);
    }
  });
});

test.each(["topics/north-korea/", "sources/ap-news/"])("nor on the small map of %s", async (address) => {
  await sample.visit(address, { viewport: { width: 1280, height: 900 } }, async (page) => {
    const { shown, wrong } = await coveredNames(page);
    expect(wrong).toEqual([]);
    expect(shown).toBe(9);
  });
});

test("names of a hundred nodes, some in wide letters, cover none", async () => {
  const word = (n: number) => (n % 3 === 0 ? `北朝鮮の制裁と暗号資産 ${n}` : `Some name of a topic ${n}`);
  const site = newSite({ "briefings/storylines/line.md": "---\ntitle: A storyline with a name\n---\n" });
  for (let n = 0; n < 60; n += 1) {
    const topics = [n, (n * 7) % 60, (n * n) % 60].map((topic) => word(topic));
    const sources = [n % 40, (n * 3) % 40].map((outlet) => `{source: Outlet number ${outlet}, title: T}`);
    site.write(
      `briefings/s${n}.md`,
      story(`S${n}`, `topics: [${[...new Set(topics)].join(", ")}]\nsources: [${sources.join(", ")}]`),
    );
  }
  await site.build();
  const folder = join(site.root, "dist");
  const host = await StaticHost.listen({ host: "127.0.0.1", ports: [0], basePath: "/", folder });
  try {
    await sample.visitAt(
      `${host.address()}graph/`,
      { viewport: { width: 1280, height: 900 } },
      async (page) => {
        const { shown, wrong } = await coveredNames(page);
        expect(wrong).toEqual([]);
        expect(await page.locator(".map .node").count()).toBe(90);
        expect(shown).toBeGreaterThan(30);
      },
    );
  } finally {
    await host.close();
  }
});

test("a topic answers who covers it and what it occurs with, without JavaScript and on a telephone", async () => {
  const phone = { javaScriptEnabled: false, viewport: { width: 390, height: 844 } };
  await sample.visit("graph/", phone, async (page) => {
    expect(await page.locator(".map").isVisible()).toBe(false);
    const names = await page.locator(".connections section").first().locator("summary").allTextContents();
    expect(names.slice(0, 2).map((name) => name.trim())).toEqual(["North Korea 10", "Sanctions 8"]);
    const sanctions = page
      .locator(".connections details")
      .filter({ has: page.getByText("Sanctions: 8 stories") });
    await sanctions.locator("summary").click();
    expect(await sanctions.locator("dt").allTextContents()).toEqual([
      "Outlets that cover it",
      "Occurs together with",
      "Storylines",
    ]);
    expect(await sanctions.locator("dd").nth(1).innerText()).toContain("North Korea 6");
    const reuters = page.locator(".connections details").filter({ has: page.getByText("Reuters: 1 story") });
    await reuters.locator("summary").click();
    expect(await reuters.locator("dt").first().textContent()).toBe("Cited on");
  });
});

test("an entry of the list that is opened brings its node out", async () => {
  await sample.visit("graph/", {}, async (page) => {
    const entries = page.locator(".connections details");
    await entries
      .filter({ has: page.getByText("Bybit: 2 stories") })
      .locator("summary")
      .click();
    await page.locator(".map.focused").waitFor();
    expect(await page.locator(".map-tools [role=status]").textContent()).toBe("Bybit: 2 stories");
    await entries
      .filter({ has: page.getByText("FBI: 3 stories") })
      .locator("summary")
      .click();
    await page.getByText("FBI: 3 stories").first().waitFor();
    expect(await page.locator(".connections details[open]").count()).toBe(1);
  });
});

test("the list beside the map tells the same: every node, and what it is connected with", async () => {
  await sample.visit("graph/", { javaScriptEnabled: false }, async (page) => {
    const drawn = await page
      .locator(".map .node")
      .evaluateAll((nodes) => nodes.map((one) => one.getAttribute("href")));
    const listed = await page
      .locator(".connections .answers > p a")
      .evaluateAll((links) => links.map((one) => one.getAttribute("href")));
    expect(listed.sort()).toEqual(drawn.sort());
  });
});
