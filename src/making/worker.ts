import { parentPort } from "node:worker_threads";
import { assemble, interpret } from "../assemble.ts";
import { cardTools } from "../disk/card-tools.ts";
import { nodeDisk } from "../disk/disk.ts";
import { keptImages, openImages } from "../disk/images.ts";
import { Staging } from "../disk/staging.ts";
import { Recorder } from "../incremental/facts.ts";
import { documentsKept } from "../parse/parse-all.ts";
import { Turns } from "../parse/turns.ts";
import { Profile } from "../profile.ts";
import type { OutputFile } from "../render/render.ts";
import { hashOfDocuments, type MadeFile, type Parcel, type SameSite, type Task } from "./second-maker.ts";

/** Files that are sent at once. */
const PARCEL = 256;

const recorder = new Recorder();
/** Whether there was anything to report since this was last false. The first thread says what. */
let reported = false;
const report = () => {
  reported = true;
};

/** The files of the site that the first thread builds; undefined where this one would build another. */
async function outputsOf({ request, settings, files, ...kept }: SameSite): Promise<OutputFile[] | undefined> {
  const { config, dictionary } = await interpret(settings, request, recorder, report);
  const { state, version } = kept;
  const reading = { files: files.briefings, config, parser: request.parser, state, version };
  const { documents, broken } = documentsKept(reading, nodeDisk);
  if (hashOfDocuments(documents) !== kept.documents) return undefined;
  const images = await openImages(files, { state: kept.output.state, version, disk: nodeDisk });
  const cards = cardTools(config.images.cards, report);
  const parts = { config, dictionary, documents, broken, files, images, cards };
  const ingredients = { ...parts, theme: settings.theme, kept: keptImages(kept.output) };
  return assemble(ingredients, request, recorder, { report, disk: nodeDisk }).outputs;
}

function make(outputs: readonly OutputFile[], site: SameSite, { files, turns }: Task): void {
  const staging = new Staging(site.output, nodeDisk, report);
  const profile = site.profiled ? new Profile(() => performance.now()) : undefined;
  let made: MadeFile[] = [];
  let facts: number[] = [];
  const send = (last: Pick<Parcel, "profile"> = {}) => {
    parentPort!.postMessage({ files: made, facts: Float64Array.from(facts), ...last } satisfies Parcel);
    made = [];
    facts = [];
  };
  for (const index of new Turns(turns, files.length, "back")) {
    const { path, kind, reads: planned, make: makeFile } = outputs[files[index]!]!;
    const reads = new Set(planned);
    reported = false;
    const content = recorder.record(reads, makeFile);
    profile?.made(path, kind);
    if (content === undefined) continue;
    const staged = staging.add(path, content);
    if (reported) continue;
    made.push({ staged, facts: reads.size });
    for (const { key, value } of reads) facts.push(key, value);
    if (made.length === PARCEL) send();
    profile?.lap("write");
  }
  send(profile && { profile: { templates: profile.templates, slowest: profile.slowest } });
}

let site: SameSite;
let outputs: Promise<OutputFile[] | undefined>;
parentPort!.on("message", async (message: SameSite | Task) => {
  if ("settings" in message) {
    site = message;
    outputs = outputsOf(site);
  } else {
    const known = await outputs;
    if (known) make(known, site, message);
    parentPort!.close();
  }
});
