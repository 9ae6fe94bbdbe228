import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { openImages, reportLarge } from "../../src/assets/images.ts";
import { nodeDisk } from "../../src/disk/disk.ts";
import { foundFile } from "../../src/source/found-file.ts";
import { attribute, elements, parseHtml } from "../support/html.ts";
import { newSite, reportOf, story, type TestSite } from "../support/site.ts";

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#a40" } });

let jpeg: Buffer;
let small: Buffer;
let lying: Buffer;
beforeAll(async () => {
  jpeg = await picture(1200, 800).jpeg().toBuffer();
  small = await picture(300, 200).png().toBuffer();
  lying = await picture(640, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer();
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"/>';
const OFF = "site: {title: T, url: https://example.org/}\nimages: {widths: []}\n";

/** The attributes of a page's images, without those that all images in texts have. */
const imagesOf = (site: TestSite, path = "stories/s/") =>
  elements(parseHtml(site.page(path)), "img").map((image) => {
    const { loading, decoding, fetchPriority, alt, className, ...rest } = image.properties;
    expect(alt).toBe("A port");
    return rest;
  });

describe("the size of an image", () => {
  test("is the file's, for a story's picture and for images in texts; what is no image has none", async () => {
    const site = newSite({
      "briefgen.config.yaml": OFF,
      "briefings/s.md": story(
        "S",
        "image: {src: /port.jpg, alt: A port}",
        "![A port](a.png)\n\n![A port](/icon.svg)\n\n![A port](not.png)\n\n![A port](lying.jpg)\n\n![A port](/box.svg)\n\n![A port](/huge.svg)",
      ),
      ...{ "static/port.jpg": jpeg, "static/icon.svg": SVG },
      "static/box.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"/>',
      "static/huge.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="${"9".repeat(30)}" height="20"/>`,
      ...{ "briefings/a.png": small, "briefings/not.png": "no image", "briefings/lying.jpg": lying },
    });
    await site.clean();
    expect(imagesOf(site)).toEqual([
      { src: "/media/a.png", width: 300, height: 200 },
      { src: "/icon.svg", width: 40, height: 20 },
      { src: "/port.jpg", width: 1200, height: 800 },
      { src: "/media/not.png" },
      { src: "/media/lying.jpg", width: 400, height: 640 },
      { src: "/box.svg" },
      { src: "/huge.svg" },
    ]);
  });

  test("that a text gives itself stays; a page follows its file's", async () => {
    const site = newSite({
      "briefgen.config.yaml": OFF,
      "briefings/s.md": story("S", "", '<img src="a.png" alt="A port" width="30">\n\n![A port](a.png)'),
      "briefings/a.png": small,
    });
    await site.clean();
    expect(imagesOf(site)).toEqual([
      { src: "/media/a.png", width: 30 },
      { src: "/media/a.png", width: 300, height: 200 },
    ]);
    await site.write("briefings/a.png", await picture(20, 10).png().toBuffer()).clean();
    expect(imagesOf(site)[1]).toEqual({ src: "/media/a.png", width: 20, height: 10 });
  });

  test("is found behind half a megabyte of a camera's own data", async () => {
    const camera = Buffer.concat([
      jpeg.subarray(0, 2),
      ...Array.from({ length: 4 }, () =>
        Buffer.concat([Buffer.from([0xff, 0xe1, 0xff, 0xff]), Buffer.alloc(65533)]),
      ),
      jpeg.subarray(2),
    ]);
    const site = newSite({
      "briefgen.config.yaml": OFF,
      "briefings/s.md": story("S", "image: {src: /port.jpg, alt: A port}"),
      "static/port.jpg": camera,
    });
    await site.clean();
    expect(imagesOf(site)).toEqual([{ src: "/port.jpg", width: 1200, height: 800 }]);
  });
});

describe("smaller versions", () => {
  const files = () => ({
    "briefings/s.md": story("S", "image: {src: /port.jpg, alt: A port}", "![A port](a.png)"),
    ...{ "static/port.jpg": jpeg, "briefings/a.png": small },
  });

  test("are made in the widths below the image's own, and offered with the image itself", async () => {
    const site = newSite(files());
    await site.clean();
    const [little, large] = imagesOf(site);
    expect(little).toEqual({ src: "/media/a.png", width: 300, height: 200 });
    expect(large).toMatchObject({ src: "/port.jpg", width: 1200, height: 800 });
    const offered = attribute(elements(parseHtml(site.page("stories/s/")), "img")[1]!, "srcSet").split(", ");
    expect(offered.map((one) => one.replace(/-[0-9a-f]{8}\./, "-*."))).toEqual([
      "/port-480-*.webp 480w",
      "/port-960-*.webp 960w",
      "/port.jpg 1200w",
    ]);
    for (const [index, width] of [480, 960].entries()) {
      const path = offered[index]!.split(" ")[0]!;
      const made = await sharp(Buffer.from(site.tree()[path.slice(1)]!, "latin1")).metadata();
      expect(made).toMatchObject({ format: "webp", width, height: (width * 2) / 3 });
    }
  });

  test("change their names with the image, and go with it", async () => {
    const site = newSite(files());
    await site.clean();
    const versions = () => Object.keys(site.tree()).filter((path) => path.endsWith(".webp"));
    const before = versions();
    await site.write("static/port.jpg", await picture(1300, 800).jpeg().toBuffer()).clean();
    expect(versions()).toHaveLength(2);
    expect(before.filter((path) => versions().includes(path))).toEqual([]);
    await site.write("briefings/s.md", story("S")).clean();
    expect(versions()).toEqual([]);
  });

  test("are made again where what was kept is lost, with the same bytes", async () => {
    const site = newSite(files());
    await site.clean();
    const before = site.tree();
    site.remove(".briefgen").remove("dist");
    await site.clean();
    expect(site.tree()).toEqual(before);
  });
});

test("the picture that a page begins with is loaded first, and others when they are scrolled to", async () => {
  const site = newSite({
    "briefgen.config.yaml": OFF,
    "briefings/led.md": story("Led", "lead: true\nimage: {src: /port.jpg, alt: A port}", "![A port](a.png)"),
    "briefings/begins.md": story("Begins", "", "![A port](a.png 'At night') ![A port](a.png)"),
    "briefings/words.md": story("Words", "", "Words first.\n\n![A port](a.png)"),
    "pages/about.md": "---\ntitle: About\n---\n\n## Where\n\n![A port](/port.jpg)\n",
    ...{ "static/port.jpg": jpeg, "briefings/a.png": small },
  });
  await site.clean();
  const loading = (path: string) =>
    elements(parseHtml(site.page(path)), "img").map(
      ({ properties }) => properties.fetchPriority ?? properties.loading,
    );
  expect(loading("stories/led/")).toEqual(["high", "lazy"]);
  expect(loading("stories/begins/")).toEqual(["high", "lazy"]);
  expect(loading("stories/words/")).toEqual(["lazy"]);
  expect(loading("about/")).toEqual(["high"]);
  expect(loading("")).toEqual(["high"]);
  expect(site.read("dist/rss.xml")).not.toContain("fetchpriority");
  for (const [blocks, how] of [
    ["[lead]", "high"],
    ["[topics, lead, latest]", "high"],
    ["[latest, lead]", "lazy"],
  ] as const) {
    await site.write("briefgen.config.yaml", `${OFF}home: ${blocks}\n`).clean();
    expect([blocks, ...loading("")]).toEqual([blocks, how]);
  }
});

test("what a video shows before it is played is as large as its place, if there is such a version", async () => {
  const clip = '<video controls src="clip.mp4" poster="/port.jpg"></video>';
  const site = newSite({
    "briefings/s.md": story("S", "", `![A port](talk.mp4)\n\n${clip}`),
    ...{ "briefings/talk.mp4": "x", "briefings/clip.mp4": "x" },
    ...{ "briefings/talk.vtt": "WEBVTT", "briefings/clip.vtt": "WEBVTT" },
    ...{ "briefings/talk.jpg": jpeg, "static/port.jpg": jpeg },
  });
  await site.clean();
  const posters = elements(parseHtml(site.page("stories/s/")), "video").map(({ properties }) =>
    String(properties.poster).replace(/-[0-9a-f]{8}\./, "-*."),
  );
  expect(posters).toEqual(["/media/talk-960-*.webp", "/port-960-*.webp"]);
});

test("where sharp is not installed, one warning names a large image, and says how many there are", async () => {
  const site = newSite({ "static/a.jpg": await picture(1700, 10).jpeg().toBuffer(), "static/b.jpg": jpeg });
  const files = ["a", "b"].map((name) => {
    const absolute = join(site.root, `static/${name}.jpg`);
    return foundFile(`static/${name}.jpg`, absolute, nodeDisk.info(absolute));
  });
  const told = async (installed: string | undefined) => {
    const keeping = { state: undefined, version: "1", disk: nodeDisk, installed: () => installed };
    const images = await openImages({ statics: files, media: [] }, keeping);
    for (const { path } of files) images.of(path);
    const found: string[] = [];
    reportLarge(images, ({ message, severity, at }) => found.push(`${severity}: ${at?.path}: ${message}`));
    return found;
  };
  expect(await told(undefined)).toEqual([
    "warning: static/a.jpg: this image is wider than 1600 pixels, and readers' phones load all of it",
  ]);
  expect(await told("0.34.0")).toEqual([]);
});

test("an image that is cut off is reported, and nothing is published", async () => {
  const site = newSite({
    "briefings/s.md": story("S", "image: {src: /port.jpg, alt: A port}"),
    "static/port.jpg": jpeg.subarray(0, 700),
  });
  expect(reportOf(await site.build())).toBe(
    "error[BG0210]: the image is damaged or incomplete\n  ╭─ static/port.jpg\n",
  );
  expect(site.tree()).toEqual({});
});

test("a story's picture needs a description", async () => {
  const site = newSite({ "briefings/s.md": story("S", "image: {src: /port.jpg}"), "static/port.jpg": jpeg });
  expect(reportOf(await site.build())).toContain("the image has no `alt`");
});
