import type { Page } from "playwright-core";
import { expect, test } from "vitest";
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
    const whole = await page.locator(".map").getAttribute("viewBox");
    await page.getByLabel("Find on the map").fill("Tornado Cash");
    await page.locator(".map.focused").waitFor();
    expect(await page.locator(".map-tools [role=status]").textContent()).toMatch(/Tornado Cash: \d+ stor/);
    const [near, all] = [page.locator(".node.near"), page.locator(".node")];
    expect(await near.count()).toBeGreaterThan(1);
    expect(await near.count()).toBeLessThan(await all.count());
    expect(await page.locator(".map").getAttribute("viewBox")).not.toBe(whole);
    await page.getByText("Show all").click();
    expect(await page.locator(".map").getAttribute("viewBox")).toBe(whole);
    expect(await page.locator(".map.focused").count()).toBe(0);
  });
  expect(wrong).toEqual([]);
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

test("the list beside the map tells the same: every node, and what it is connected with", async () => {
  await sample.visit("graph/", { javaScriptEnabled: false }, async (page) => {
    const drawn = await page
      .locator(".map .node")
      .evaluateAll((nodes) => nodes.map((one) => one.getAttribute("href")));
    const listed = await page
      .locator(".connections dt a")
      .evaluateAll((links) => links.map((one) => one.getAttribute("href")));
    expect(listed.sort()).toEqual(drawn.sort());
  });
});
